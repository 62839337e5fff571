-- One row per bound of a preset, in the order in which they are tried.
-- Parameters: preset (its title, null for the active one).
select
    p.preset_id,
    p.title,
    p.measure::varchar as measure,
    p.source,
    t.state::varchar as state,
    t.comparison::varchar as comparison,
    t.bound::varchar as bound
from presets as p
join thresholds as t on t.preset_id = p.preset_id
where coalesce(p.title = $preset, p.is_active)
order by t.position;
