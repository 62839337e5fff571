-- One row per place below a city and figure of an indicator that the city's documents split by county: the place's
-- part (null where 文件未列 or 文件未分解), the city's figure, and the clause of the part, or of the whole where there is none.
-- Parameters: place (city name).
select
    place_id,
    place,
    place_short,
    place_note,
    indicator_id,
    indicator_name as indicator,
    definition,
    subject,
    year,
    city_label,
    city_low,
    city_high,
    unit,
    verdict,
    places,
    total,
    city_figure_id,
    city_section,
    city_quote,
    figure_id,
    quota,
    words,
    share,
    rank,
    rank_words,
    document_number,
    document_title,
    section,
    quote,
    note,
    max(places) over (partition by document_id, indicator_id) as most_places
from county_quotas
where city = $place and is_listed
qualify most_places > 0
order by position nulls last, adcode, place_id, most_places desc, indicator_id, year;
