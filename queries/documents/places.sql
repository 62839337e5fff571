-- One row per place that any figure is about, cities first.
select p.name as place
from places as p
where p.place_id in (select place_id from figures)
order by p.kind <> '市', p.position nulls last, p.adcode nulls last, p.name;
