-- One row per indicator or document whose name another one bears: pages, addresses and filters pick them by it, so that two
-- of one name would be told as one.
with named as (
    select name, 'name' as column_name, source_file, source_row, '指标' as kind from indicators
    union all
    select short_title, 'short_title', source_file, source_row, '文件' from documents
    union all
    select number, 'number', source_file, source_row, '文件' from documents
)

select source_file, source_row, column_name, '另一个' || kind || '也叫“' || name || '”，会被当成同一个，请改成各自的名称' as problem
from named
where (column_name, name) in (select (column_name, name) from named where name is not null group by all having count(*) > 1)
order by all;
