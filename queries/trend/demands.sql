-- One row per final target of one indicator in the chosen cities, or of all where it is null: the yearly growth that it
-- demands.
-- Parameters: indicator, places (list of city names).
select
    d.*,
    f.place,
    f.place_short,
    f.label,
    f.document_number,
    f.document_title
from demands as d
join figure_details as f on f.figure_id = d.figure_id
where coalesce(f.indicator = $indicator, true) and list_contains($places, f.place)
order by f.place_position, f.place_id, d.document_id, d.subject nulls first;
