-- One row per task and figure that it serves, in the order of years: those of its own clause, and targets elsewhere in the
-- document that name the same thing (is_own is false).
select
    s.task_id,
    f.figure_id,
    f.indicator,
    f.label,
    f.year,
    f.year_label,
    f.role_word,
    f.role in ('interim', 'target', 'quota') as is_due,
    s.term is null as is_own
from task_figures as s
join figure_details as f on f.figure_id = s.figure_id
order by s.task_id, s.term is not null, f.year nulls last, f.figure_id;
