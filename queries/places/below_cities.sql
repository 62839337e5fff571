-- One row per place below a city that has a policy document, all cities mixed, in the order of their documents.
select
    p.place_id,
    p.name,
    p.short_name,
    city.name as city,
    p.note
from places as p
join places as city on city.place_id = p.parent_id
where city.place_id in (select place_id from documents)
order by p.position nulls last, p.adcode nulls last, p.name;
