-- One row: the record has no document, so that there would be nothing to show.
select 'documents.csv' as source_file, 0 as source_row, 'document_id' as column_name, '没有一份文件，无从发布' as problem
where not exists (from documents)
order by all;
