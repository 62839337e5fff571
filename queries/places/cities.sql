-- One row per city that has a policy document, in the fixed order of the cities.
select p.place_id, p.name, p.short_name, p.position
from places as p
where p.place_id in (select place_id from documents)
order by p.position, p.adcode;
