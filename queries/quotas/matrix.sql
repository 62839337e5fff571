-- One row per place below a city: its quota of one indicator in each year as words, ready to be pivoted by year.
-- A place that the document leaves out has 文件未列, a year that it does not split 文件未分解.
-- Parameters: place (city name), indicator.
select
    place_id,
    place,
    place_short,
    adcode,
    position,
    year,
    verdict,
    city_figure_id,
    city_label,
    words,
    quota,
    share,
    rank,
    rank_words,
    definition,
    document_number,
    figure_id,
    section,
    quote,
    place_note as note
from county_quotas
where city = $place and indicator = $indicator and is_listed
order by position nulls last, place_id, year, city_figure_id;
