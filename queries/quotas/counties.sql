-- One row per county or zone below a city, the ones with a quota first.
-- Parameters: place (city name).
select
    p.name,
    p.short_name,
    p.kind,
    p.note,
    count(f.figure_id) as quotas
from places as p
join places as city on city.place_id = p.parent_id
left join figures as f on f.place_id = p.place_id and f.role = 'quota'
where city.name = $place
group by p.name, p.short_name, p.kind, p.note, p.position, p.adcode
order by p.position nulls last, p.adcode;
