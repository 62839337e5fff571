-- One row per indicator that a city's documents split by county.
-- Parameters: place (city name).
select
    i.indicator_id,
    i.name,
    min(i.definition) as definition,
    count(*) as quotas
from figures as f
join places as c on c.place_id = f.place_id
join places as p on p.place_id = c.parent_id
join indicators as i on i.indicator_id = f.indicator_id
where f.role = 'quota' and p.name = $place
group by all
order by quotas desc, i.indicator_id;
