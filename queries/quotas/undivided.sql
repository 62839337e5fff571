-- One row per figure of a city that a document, which splits others by county, leaves whole.
-- Parameters: place (city name).
select
    s.indicator,
    s.year,
    d.year_label,
    d.label,
    s.figure_id,
    d.document_number,
    s.section,
    s.quote
from quota_sums as s
join places as p on p.place_id = s.place_id
join figure_details as d on d.figure_id = s.figure_id
where p.name = $place and s.verdict = '未分解'
order by s.year, s.figure_id;
