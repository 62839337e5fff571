-- One row per city with a document that does not say in which province it lies: maps and texts tell who lies outside.
select p.source_file, p.source_row, 'parent_id' as column_name, '有文件的市须写所属省，并列出该省' as problem
from places as p
left join places as province on province.place_id = p.parent_id
where
    p.kind = '市'
    and p.place_id in (select place_id from documents)
    and coalesce(province.kind, '其他') <> '省'
order by all;
