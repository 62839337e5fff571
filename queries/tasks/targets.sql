-- One row per figure that stands in a task's own clause.
-- Parameters: task_id.
select
    f.figure_id,
    f.indicator,
    f.label,
    f.year_label,
    f.role_word,
    f.document_number,
    f.section
from figure_details as f
join tasks as t on t.document_id = f.document_id and starts_with(f.section, t.section)
where t.task_id = $task_id
order by f.figure_id;
