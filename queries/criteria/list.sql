-- One row per criterion that a kind of unit must meet, those common to its family first.
-- threshold and base_unit are in base units, unit_factor leads from the written unit to them.
-- Parameters: kind.
select
    c.criterion_id,
    c.unit_kind,
    c.number,
    c.summary,
    c.measurable,
    c.variable,
    c.operator,
    c.value::double as value,
    c.unit,
    u.base_unit,
    u.dimension,
    u.factor::double as unit_factor,
    c.exception_of,
    c.condition,
    d.document_number,
    c.section,
    c.quote,
    c.note
from criteria as c
join cited_documents as d on d.document_id = c.document_id
left join units as u on u.unit = c.unit
where c.unit_kind in ($kind, split_part($kind, '·', 1) || '·通用') and c.unit_kind <> '规则'
order by c.unit_kind = $kind, c.source_row;
