-- One row per place that a report may be about: a city that has a policy document, or a place below one.
select
    p.place_id,
    p.name,
    p.short_name,
    p.aliases,
    p.kind,
    p.note,
    city.name as city,
    city.short_name as city_short,
    city.place_id as city_id,
    city.adcode as city_adcode,
    city.position as city_position,
    p.place_id = city.place_id as is_city
from places as p
join places as city on city.place_id in (p.place_id, p.parent_id)
where city.place_id in (select place_id from documents)
order by city.position, city.adcode, not is_city, p.position nulls last, p.adcode nulls last, p.name;
