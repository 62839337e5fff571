-- One row per task that a document sets, with the units it names (文件未明确 where none) and the figures it serves, in the document's order.
select
    t.task_id,
    d.document_number,
    d.title as document_title,
    p.name as place,
    t.title,
    t.summary,
    t.themes,
    t.lead_kind,
    coalesce(string_agg(u.as_written, '、' order by u.position), '文件未明确') as units,
    s.figures,
    s.targets,
    t.section,
    t.quote,
    t.note
from tasks as t
join cited_documents as d on d.document_id = t.document_id
join places as p on p.place_id = d.place_id
left join task_units as u on u.task_id = t.task_id
left join task_figures_in_words as s on s.task_id = t.task_id
group by all
order by min(d.source_row), t.task_id;
