-- One row per city, indicator, subject and basis that the city and its places report, of the last time for which both
-- have an approved value: what the places come to in the city's unit, and who of them has no number, of those that have
-- a quota of it or a form asks, else of all its counties, as zones overlap them. Final values take precedence of
-- preliminary ones; values in a unit that does not convert count as none. Shares and rates, which do not add up, are left
-- out. Values are as text, sums to four places; a sum is null until all have a number. part_ids and parts have the
-- entries and names of those that do.
-- Parameters: until (the last moment of the day, as the ledger writes moments).
with settled as (
    select entry_id, place, indicator, subject, period_start, period_end, basis, value, unit
    from reported_until($until)
    where status in ('reported', 'zero') and value is not null
    qualify
        row_number() over (
            partition by place, indicator, subject, period_start, period_end, basis
            order by kind = '公报' desc, entry_id desc
        )
        = 1
),

additive as (
    select s.*, u.base_unit, u.factor::double as factor
    from settled as s
    join indicators as i on i.indicator_id = s.indicator and i.quantity in ('flow', 'stock', 'count')
    join units as u on u.unit = s.unit and u.dimension <> '百分比'
),

asked as (
    select p.parent_id as city_id, f.indicator_id as indicator, p.place_id, p.short_name, p.position
    from figure_details as f
    join places as p on p.place_id = f.place_id
    where f.role = 'quota'
    union
    select f.place_id, fi.indicator_id, p.place_id, p.short_name, p.position
    from forms as f
    join form_indicators as fi on fi.form_id = f.form_id
    join form_places as fp on fp.form_id = f.form_id and not fp.is_city
    join places as p on p.place_id = fp.place_id
    where f.is_active
),

expected as (
    select * from asked
    union
    select p.parent_id, a.indicator, p.place_id, p.short_name, p.position
    from (select distinct place, indicator from additive) as a
    join places as p on p.parent_id = a.place and p.kind <> '功能区'
    where not exists (select 1 from asked as k where k.city_id = a.place and k.indicator = a.indicator)
),

-- Each value of a place beside the city of which it is a part.
place_values as (
    select
        v.entry_id,
        e.city_id,
        v.place,
        v.indicator,
        v.subject,
        v.period_start,
        v.period_end,
        v.basis,
        v.base_unit,
        v.value::double * v.factor as amount
    from additive as v
    join expected as e on e.place_id = v.place and e.indicator = v.indicator
),

-- The last time alone is summed: of a province's values that is one in many.
latest as (
    from additive as t
    semi join place_values as v
        on
            v.city_id = t.place
            and v.indicator = t.indicator
            and v.subject is not distinct from t.subject
            and v.period_start = t.period_start
            and v.period_end = t.period_end
            and v.basis = t.basis
            and v.base_unit = t.base_unit
    qualify
        row_number() over (
            partition by t.place, t.indicator, t.subject, t.basis order by t.period_end desc, t.period_start
        )
        = 1
),

summed as (
    select
        t.entry_id,
        count(v.entry_id) as answered,
        count(*) as expected,
        round(sum(v.amount / t.factor), 4)::decimal(38, 4) as total,
        string_agg(e.short_name, '、' order by e.position, e.place_id) filter (v.entry_id is null) as silent,
        string_agg(v.entry_id::varchar, '、' order by e.position, e.place_id) as part_ids,
        string_agg(e.short_name, '、' order by e.position, e.place_id) filter (v.entry_id is not null) as parts
    from latest as t
    join expected as e on e.city_id = t.place and e.indicator = t.indicator
    left join place_values as v
        on
            v.place = e.place_id
            and v.city_id = t.place
            and v.indicator = t.indicator
            and v.subject is not distinct from t.subject
            and v.period_start = t.period_start
            and v.period_end = t.period_end
            and v.basis = t.basis
            and v.base_unit = t.base_unit
    group by t.entry_id
)

select
    s.entry_id,
    city.name as city,
    i.name as indicator,
    t.subject,
    t.period_start,
    t.period_end,
    t.basis,
    rtrim(rtrim(t.value::varchar, '0'), '.') as value,
    t.unit,
    s.answered,
    s.expected,
    s.silent,
    s.part_ids,
    s.parts,
    case when s.answered = s.expected then rtrim(rtrim(s.total::varchar, '0'), '.') end as total,
    case when s.answered = s.expected then rtrim(rtrim((t.value::decimal(38, 4) - s.total)::varchar, '0'), '.') end
        as difference
from summed as s
join latest as t on t.entry_id = s.entry_id
join places as city on city.place_id = t.place
join indicators as i on i.indicator_id = t.indicator
order by coalesce(difference, '0') = '0', city.position, i.name, t.subject nulls first, t.period_end desc, s.entry_id;
