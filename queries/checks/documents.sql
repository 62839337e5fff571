-- One row per document whose text file is not a bare name in the folder of full texts.
select source_file, source_row, 'text_file' as column_name, '“' || text_file || '”应是全文文件夹里的文件名，不能带路径' as problem
from documents
where regexp_matches(text_file, '[/\\:]') or text_file in ('.', '..')
order by all;
