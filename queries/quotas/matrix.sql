-- One row per place below a city: its quota of one indicator in each year as words, ready to be pivoted by year.
-- A place that the document leaves out has 文件未列, a year that it does not split 文件未分解.
-- Parameters: place (city name), indicator.
with city as (
    select place_id from places where name = $place
),

places_below as (
    select p.place_id, p.name, p.short_name, p.adcode, p.position, p.note
    from places as p
    join city on city.place_id = p.parent_id
    where p.position is not null or p.adcode is not null
)

select
    b.place_id,
    b.name as place,
    b.short_name as place_short,
    b.adcode,
    b.position,
    s.year,
    s.verdict,
    s.label as city_label,
    case
        when f.figure_id is not null then f.label
        when s.verdict = '未分解' then '文件未分解'
        else '文件未列'
    end as words,
    f.low::double as quota,
    q.share,
    q.rank,
    q.rank_words,
    w.definition,
    w.document_number,
    f.figure_id,
    coalesce(f.section, w.section) as section,
    coalesce(f.quote, w.quote) as quote,
    b.note
from places_below as b
cross join (
    select q.* from quota_sums as q join city on city.place_id = q.place_id where q.indicator = $indicator
) as s
join figure_details as w on w.figure_id = s.figure_id
left join figure_details as f
    on
        f.place_id = b.place_id
        and f.role = 'quota'
        and f.indicator_id = s.indicator_id
        and f.year = s.year
        and f.document_id = s.document_id
left join quota_ranks as q on q.figure_id = f.figure_id
order by b.position nulls last, b.place_id, s.year;
