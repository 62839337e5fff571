-- One row per target that a task serves: figures in its own clause, then its city's targets of the same theme.
-- Parameters: task_id.
with task as (
    select t.*, d.place_id
    from tasks as t
    join documents as d on d.document_id = t.document_id
    where t.task_id = $task_id
),

domains as (
    select distinct unnest(string_split(h.domains, '、')) as domain
    from task
    join themes as h on list_contains(string_split(task.themes, '、'), h.theme)
)

select
    f.figure_id,
    f.indicator,
    f.label,
    f.year_label,
    f.role_word,
    f.document_number,
    f.section,
    starts_with(f.section, task.section) as is_own
from figure_details as f
join task on task.document_id = f.document_id
where
    starts_with(f.section, task.section)
    or (f.role in ('interim', 'target') and f.restates is null and f.domain in (select domain from domains))
order by is_own desc, f.figure_id;
