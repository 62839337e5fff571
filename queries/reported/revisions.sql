-- One row per approved value that took the place of another of the same place, indicator, subject, time and basis: a
-- correction that names what it replaces, or 公报 after 快报; the newest first. Values are exact and as text.
-- Parameters: until (the last moment of the day, as the ledger writes moments).
-- Each way of taking a place is a join of its own: with one condition for both, every value would be held against every
-- other.
with approved as (
    from approved_entries
    where approved_at <= $until
),

replaced as (
    select replaces as earlier_id, entry_id as later_id
    from approved
    where replaces is not null
),

pairs as (
    select r.earlier_id, r.later_id
    from replaced as r
    semi join approved as e on e.entry_id = r.earlier_id
    union all
    select
        earlier.entry_id as earlier_id,
        later.entry_id as later_id
    from approved as later
    join approved as earlier
        on
            later.place = earlier.place
            and later.indicator = earlier.indicator
            and later.subject is not distinct from earlier.subject
            and later.period_start = earlier.period_start
            and later.period_end = earlier.period_end
            and later.basis = earlier.basis
    anti join replaced as r on r.earlier_id = earlier.entry_id
    where later.replaces is null and later.kind = '公报' and earlier.kind = '快报'
)

select
    coalesce(p.short_name, later.place) as place,
    coalesce(i.name, later.indicator) as indicator,
    later.subject,
    later.period_start,
    later.period_end,
    later.basis,
    pairs.earlier_id,
    earlier.kind as earlier_kind,
    rtrim(rtrim(earlier.value::varchar, '0'), '.') as earlier_value,
    earlier.unit as earlier_unit,
    earlier.status as earlier_status,
    earlier.file as earlier_file,
    earlier.cell as earlier_cell,
    pairs.later_id,
    later.kind as later_kind,
    rtrim(rtrim(later.value::varchar, '0'), '.') as later_value,
    later.unit as later_unit,
    later.status as later_status,
    later.file as later_file,
    later.cell as later_cell,
    later.approved_at
from pairs
join approved as earlier on earlier.entry_id = pairs.earlier_id
join approved as later on later.entry_id = pairs.later_id
left join places as p on p.place_id = later.place
left join indicators as i on i.indicator_id = later.indicator
order by later.approved_at desc, pairs.later_id, pairs.earlier_id;
