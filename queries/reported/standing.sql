-- One row per approved value that stood at the end of a day, with where it was read, who sent and who approved it, and
-- how many earlier values it replaced by then. Values are exact and as text.
-- Parameters: until (the last moment of the day, as the ledger writes moments).
with approved as (
    from approved_entries
    where approved_at <= $until
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
