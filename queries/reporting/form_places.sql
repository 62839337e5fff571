-- One row per form and place that is to report by it, with the place's names.
-- Parameters: none.
select f.form_id, f.place_id, p.name, p.short_name, f.is_city
from form_places as f
join places as p on p.place_id = f.place_id
order by f.form_id, not f.is_city, p.position nulls last, p.adcode nulls last, p.name;
