-- One row per duty whose scope and place do not fit, or that names a task of another document.
select d.source_file, d.source_row, 'place_id' as column_name, '点名的职责应填地区，其他职责不填' as problem
from duties as d
where (d.scope = '点名') <> (d.place_id is not null)
union all
select d.source_file, d.source_row, 'place_id', '“' || d.place_id || '”不属于这份文件的城市'
from duties as d
join documents on documents.document_id = d.document_id
join places as p on p.place_id = d.place_id
where p.parent_id is distinct from documents.place_id
union all
select d.source_file, d.source_row, 'task_id', '任务“' || d.task_id || '”属于另一份文件'
from duties as d
join tasks as t on t.task_id = d.task_id
where t.document_id <> d.document_id
order by all;
