-- One row per place that a report may be about, with every spelling of its name and the city that it is or lies below.
select
    p.place_id,
    p.name,
    p.short_name,
    p.aliases,
    p.kind::varchar as kind,
    city.place_id as city_id,
    city.name as city,
    city.short_name as city_short
from places as p
join places as city on city.place_id in (p.place_id, p.parent_id)
where city.place_id in (select place_id from documents)
order by p.place_id;
