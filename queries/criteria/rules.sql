-- One row per rule on application, review, re-examination and ban.
select
    c.criterion_id,
    c.number,
    c.summary,
    c.variable,
    c.value::double as value,
    c.unit,
    d.document_number,
    c.section,
    c.quote,
    c.note
from criteria as c
join cited_documents as d on d.document_id = c.document_id
where c.unit_kind = '规则'
order by d.source_row, c.source_row;
