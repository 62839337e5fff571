-- One row per county and year with a quota, in the document's order; with scenario also the split of years
-- that the document leaves undivided, by the shares of the last divided year and largest remainders (测算).
-- Parameters: place (city name), indicator, scenario.
with quotas as (
    select f.place_id, f.place_short, f.place_position, f.year, coalesce(f.low, f.high)::double as quota, f.unit, f.figure_id
    from figure_details as f
    join places as p on p.place_id = f.place_parent_id
    where f.role = 'quota' and p.name = $place and f.indicator = $indicator
),

undivided as (
    select s.year, coalesce(s.low, s.high)::double as total
    from quota_sums as s
    join places as p on p.place_id = s.place_id
    where p.name = $place and s.indicator = $indicator and s.verdict = '未分解' and $scenario
),

shares as (
    select
        q.*,
        u.year as scenario_year,
        u.total,
        floor(u.total * q.quota / sum(q.quota) over (partition by u.year)) as whole,
        -- Over the same divisor the remainders of whole numbers are exact, so that equal ones tie.
        (u.total * q.quota) % sum(q.quota) over (partition by u.year) as remainder
    from undivided as u
    join quotas as q on q.year = (select max(year) from quotas where year < u.year)
    qualify sum(q.quota) over (partition by u.year) > 0
),

rounded as (
    select
        *,
        whole
        + (
            row_number() over (partition by scenario_year order by remainder desc, place_position nulls last, place_id)
            <= total - sum(whole) over (partition by scenario_year)
        )::integer as part
    from shares
)

select place_id, place_short, place_position, year, quota, unit, false as is_scenario, figure_id from quotas
union all
select place_id, place_short, place_position, scenario_year, part, unit, true, null from rounded
order by year, place_position nulls last, place_id, figure_id;
