-- One row per task and indicator whose target stands elsewhere in the document but names the same thing with the same
-- word (term), in the document's order; quote is the task's clause, targets are those figures in one line.
with aimed as (
    select
        s.task_id,
        f.indicator_id,
        string_agg(f.year_label || f.label || '（' || f.section || '）', '；' order by f.figure_id) as targets
    from task_figures as s
    join figure_details as f on f.figure_id = s.figure_id
    where s.term is not null
    group by s.task_id, f.indicator_id
)

select
    s.task_id,
    p.name as place,
    t.title as task,
    i.name as indicator,
    s.term,
    a.targets,
    d.document_number,
    t.section,
    s.quote,
    s.note
from task_targets as s
join tasks as t on t.task_id = s.task_id
join indicators as i on i.indicator_id = s.indicator_id
join cited_documents as d on d.document_id = s.document_id
join places as p on p.place_id = d.place_id
left join aimed as a on a.task_id = s.task_id and a.indicator_id = s.indicator_id
order by d.source_row, s.task_id, s.source_row;
