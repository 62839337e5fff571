-- One row per county's part of a city's figure and year; a year that the document does not split has one row.
-- Parameters: place (city name), indicator.
select
    s.year,
    s.label as city_label,
    s.verdict <> '未分解' as is_divided,
    coalesce(f.place_short, s.label) as place_short,
    coalesce(f.low, f.high, s.high, s.low)::double as quota,
    s.unit,
    f.place_position,
    f.figure_id,
    s.figure_id as city_figure_id
from quota_sums as s
join places as p on p.place_id = s.place_id
left join figure_details as f
    on
        f.role = 'quota'
        and f.document_id = s.document_id
        and f.indicator_id = s.indicator_id
        and f.year = s.year
        and f.place_parent_id = s.place_id
where p.name = $place and s.indicator = $indicator and s.year is not null
order by s.year, s.figure_id, f.place_position nulls last, f.place_id, f.figure_id;
