-- One row per figure of a city that its documents set, and one county's part in it in words, with share and rank;
-- none where the place is not below the city.
-- Parameters: place (city name), county (short name).
select
    indicator,
    year,
    city_label,
    mark,
    verdict,
    words,
    share,
    rank,
    rank_words,
    named,
    coalesce(figure_id, city_figure_id) as figure_id,
    definition,
    document_number,
    section,
    quote
from county_quotas
where city = $place and place_short = $county
order by year, county_quotas.figure_id is null, verdict <> '未分解', city_figure_id;
