-- One row per reference inside one table that leads nowhere, to itself, or back to itself over others.
with recursive reached as (
    select element_id
    from layout_elements
    where parent_id is null
    union
    select e.element_id
    from layout_elements as e
    join reached as r on r.element_id = e.parent_id
)

select source_file, source_row, 'parent_id' as column_name, '上级地区“' || parent_id || '”不存在' as problem
from places
where parent_id is not null and (parent_id not in (select place_id from places) or parent_id = place_id)
union all
select source_file, source_row, 'restates', '被重申的“' || restates || '”不存在、不在同一文件，或本身也是重申'
from figures as f
where
    restates is not null
    and not exists (
        select 1 from figures as main
        where main.figure_id = f.restates and main.document_id = f.document_id and main.restates is null
    )
union all
select source_file, source_row, 'parent_id', '上级要素“' || parent_id || '”不存在'
from layout_elements
where parent_id is not null and parent_id not in (select element_id from layout_elements)
union all
select source_file, source_row, 'parent_id', '上级要素“' || parent_id || '”又归在它自己之下，应改为真正的上级或留空'
from layout_elements
where element_id not in (select element_id from reached) and parent_id in (select element_id from layout_elements)
union all
select source_file, source_row, 'part_of', '所属布局“' || part_of || '”不存在，或本身也是一部分'
from layouts as l
where
    part_of is not null
    and not exists (select 1 from layouts as main where main.layout_id = l.part_of and main.part_of is null)
union all
select source_file, source_row, 'exception_of', '标准“' || exception_of || '”不存在'
from criteria
where exception_of is not null and (exception_of not in (select criterion_id from criteria) or exception_of = criterion_id)
order by all;
