-- One row per approved value that stood at the end of a day and may count for a baseline, target or quota: of a place
-- and indicator that has one, or of a place that a form asks for an indicator of its city's. With where it was read, who
-- sent and who approved it. Values are exact and as text.
-- Parameters: until (the last moment of the day, as the ledger writes moments).
with goals as (
    select distinct place_id, indicator_id
    from figure_details
    where role in ('baseline', 'interim', 'target', 'quota') and restates is null
),

counting as (
    from goals
    union
    select p.place_id, g.indicator_id
    from goals as g
    join places as p on p.parent_id = g.place_id
    where g.indicator_id in (select indicator_id from form_indicators)
),

approved as (
    select e.*
    from approved_entries as e
    semi join counting as c on c.place_id = e.place and c.indicator_id = e.indicator
    where e.approved_at <= $until
)

select
    v.entry_id,
    v.batch,
    v.place as place_id,
    v.indicator as indicator_id,
    v.subject,
    v.period_start,
    v.period_end,
    v.basis,
    v.as_of,
    v.value::varchar as value,
    v.unit,
    v.status,
    v.kind,
    v.source,
    v.problem,
    v.file,
    v.sheet,
    v.cell,
    v.author,
    v.approved_by,
    v.approved_at,
    v.replaces
from approved as v
where not exists (select 1 from approved as later where later.replaces = v.entry_id)
order by v.place, v.indicator, v.subject nulls first, v.period_end, v.basis, v.entry_id;
