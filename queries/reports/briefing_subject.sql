-- One row per city that has a policy document and per place below one: what a briefing can be about.
select
    p.place_id,
    p.name,
    p.short_name,
    coalesce(city.name, p.name) as city,
    city.name is not null as is_county,
    p.note
from places as p
left join places as city on city.place_id = p.parent_id and city.place_id in (select place_id from documents)
where p.place_id in (select place_id from documents) or city.place_id is not null
order by is_county, p.position nulls last, p.adcode nulls last, p.name;
