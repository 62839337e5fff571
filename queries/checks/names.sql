-- One row per indicator or document whose name another one bears: pages, addresses and filters pick them by it, so that two
-- of one name would be told as one; and per name, of places too, with blanks around it, which nobody would type.
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
union all
select source_file, source_row, column_name, '“' || name || '”前后有空格，应去掉'
from (
    from named
    union all
    select name, 'name', source_file, source_row, '地区' from places
    union all
    select short_name, 'short_name', source_file, source_row, '地区' from places
)
where regexp_matches(name, '^[\s\x{3000}\x{A0}]|[\s\x{3000}\x{A0}]$')
order by all;
