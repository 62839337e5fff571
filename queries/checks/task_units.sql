-- One row per unit of a task whose quote shows the units that lead or answer for it, but not this one.
select
    u.source_file,
    u.source_row,
    'as_written' as column_name,
    '“' || u.as_written || '”不在任务引文所列的' || t.lead_kind || '中' as problem
from task_units as u
join tasks as t on t.task_id = u.task_id
where
    t.lead_kind <> '未明确'
    and contains(t.quote, t.lead_kind)
    and not contains(regexp_extract(t.quote, t.lead_kind || '(.*)', 1), u.as_written)
order by all;
