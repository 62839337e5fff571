-- One row per kind of unit that can apply, with the kind whose criteria apply on top (null where none does).
with kinds as (
    select
        c.unit_kind,
        min(d.source_row) as document_position,
        min(c.source_row) as first_row
    from criteria as c
    join documents as d on d.document_id = c.document_id
    group by c.unit_kind
)

select
    k.unit_kind as kind,
    common.unit_kind as common_kind,
    replace(k.unit_kind, '·', '　') as label
from kinds as k
left join kinds as common
    on common.unit_kind = split_part(k.unit_kind, '·', 1) || '·通用' and common.unit_kind <> k.unit_kind
where k.unit_kind <> '规则' and not k.unit_kind like '%·通用'
order by k.document_position, k.first_row;
