-- One row per approved value that stood at the end of a day: of a year, every value of its periods; else of all time,
-- those that may count for a baseline, target or quota, of a place and indicator that has one, or of a place that a form
-- asks for an indicator of its city's. With where it was read, who sent and who approved it. Values are exact and as text.
-- Parameters: until (the last moment of the day, as the ledger writes moments), indicator (null for all), year (or null).
with goals as (
    select distinct place_id, indicator_id
    from figure_details
    where role in ('baseline', 'interim', 'target', 'quota') and restates is null
),

counting as (
    from goals
    union
    select fp.place_id, g.indicator_id
    from goals as g
    join forms as f on f.place_id = g.place_id and f.is_active
    join form_indicators as fi on fi.form_id = f.form_id and fi.indicator_id = g.indicator_id
    join form_places as fp on fp.form_id = f.form_id
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
from reported_until($until) as v
where
    v.indicator = coalesce($indicator, v.indicator)
    and case
        when $year is null then (v.place, v.indicator) in (select (place_id, indicator_id) from counting)
        else year(v.period_end) = $year
    end
order by v.place, v.indicator, v.subject nulls first, v.period_end, v.basis, v.entry_id;
