-- One row per criterion or rule of a document for recognising model units, in the document's order.
select
    c.criterion_id,
    d.document_number,
    d.title as document_title,
    p.name as place,
    c.unit_kind,
    c.number,
    c.summary,
    case when c.measurable then '可量化' else '定性' end as measure,
    c.variable,
    c.operator::varchar as operator,
    c.value::double as value,
    c.unit,
    c.exception_of,
    c.condition,
    c.section,
    c.quote,
    c.note
from criteria as c
join cited_documents as d on d.document_id = c.document_id
join places as p on p.place_id = d.place_id
order by d.source_row, c.criterion_id;
