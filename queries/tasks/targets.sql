-- One row per figure that a task serves: those of its own clause first, then targets that name the same thing elsewhere.
-- Parameters: task_id.
select
    f.figure_id,
    f.indicator,
    f.label,
    f.year_label,
    f.role_word,
    f.document_number,
    f.section,
    s.term,
    s.quote as term_quote,
    s.note as term_note
from task_figures as s
join figure_details as f on f.figure_id = s.figure_id
where s.task_id = $task_id
order by s.term is not null, f.figure_id;
