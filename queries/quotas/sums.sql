-- One row per figure of a city with a year in a document that splits figures by county: sum of the parts and verdict.
-- Parameters: place (city name), indicator (null for all).
select
    s.document_id,
    s.place_id,
    s.indicator_id,
    s.indicator,
    s.year,
    s.figure_id,
    s.label,
    s.operator,
    s.low,
    s.high,
    s.unit,
    s.places,
    s.total,
    s.verdict,
    s.section,
    s.quote,
    d.document_number,
    p.name as place,
    p.position as place_position
from quota_sums as s
join places as p on p.place_id = s.place_id
join figure_details as d on d.figure_id = s.figure_id
where p.name = $place and ($indicator is null or s.indicator = $indicator) and s.year is not null
order by s.year, s.figure_id;
