-- One row per county or zone of a city that has a policy document, city by city, in the order of its document.
select
    p.short_name,
    p.name,
    p.kind,
    p.adcode,
    p.note,
    city.name as city,
    city.short_name as city_short,
    city.position as place_position,
    city.short_name || '　' || p.short_name as label
from places as p
join places as city on city.place_id = p.parent_id
where city.place_id in (select place_id from documents)
order by city.position, p.position nulls last, p.adcode nulls last, p.source_row;
