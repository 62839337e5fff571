-- One row per indicator and subject that a place reports: those that its documents set figures for there, or, where they
-- set none, the targets of its city (is_own false). With the unit to report in, what the documents ask in words, with
-- document and section, each a line of its own, and whether all of it is of the year alone (is_new).
-- Parameters: place (full name).
with demands as (
    select
        f.*,
        f.place_id = p.place_id as is_own
    from figure_details as f
    join places as p on p.name = $place
    where
        f.place_id in (p.place_id, p.parent_id)
        and f.role in ('quota', 'interim', 'target')
        and f.restates is null
        and f.quantity <> 'text'
),

wanted as (
    select * from demands
    qualify is_own or not bool_or(is_own) over ()
)

select
    w.indicator_id,
    w.indicator,
    w.subject,
    w.quantity::varchar as quantity,
    w.is_own,
    bool_and(w.time_basis = 'new') as is_new,
    if(coalesce(bool_or(w.dimension = u.dimension), true), i.unit, arg_max(w.unit, w.year)) as unit,
    string_agg(w.year_label || '：' || w.label, chr(10) order by w.year, w.figure_id) as demand,
    string_agg(distinct w.document_number || ' ' || w.section, chr(10) order by w.document_number || ' ' || w.section)
        as clauses
from wanted as w
join indicators as i on i.indicator_id = w.indicator_id
join units as u on u.unit = i.unit
group by w.indicator_id, w.indicator, w.subject, w.quantity, w.is_own, i.unit, i.source_row
order by i.source_row, w.subject nulls first;
