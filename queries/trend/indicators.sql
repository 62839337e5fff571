-- One row per indicator for which a city states a baseline or a target, those of several cities first.
select
    l.indicator_id,
    l.indicator as name,
    l.domain,
    l.definition,
    count(distinct l.place_id) filter (where l.operator <> 'text') as places,
    count(*) filter (where l.operator <> 'text') as points,
    count(distinct l.dimension) > 1 as has_currencies
from trajectory as l
group by all
order by places desc, points desc, l.indicator_id;
