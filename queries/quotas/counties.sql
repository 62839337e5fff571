-- One row per county or zone below a city: those that its document names for quotas in its order, the others by code.
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
group by p.name, p.short_name, p.kind, p.note, p.position, p.adcode, p.source_row
order by p.position nulls last, p.adcode nulls last, p.source_row;
