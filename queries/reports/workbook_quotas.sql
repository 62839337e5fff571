-- One row per place below a city and figure of an indicator that the city's documents split by county: the place's
-- part (null where 文件未列 or 文件未分解), the city's figure, and the clause of the part, or of the whole where there is none.
-- Parameters: place (city name).
with city as (
    select place_id, adcode from places where name = $place
),

places_below as (
    select p.place_id, p.name, p.short_name, p.position, p.adcode, p.note
    from places as p
    join city on city.place_id = p.parent_id
    where p.position is not null or p.adcode is not null
),

split as (
    select
        s.*,
        max(s.places) over (partition by s.document_id, s.indicator_id) as most_places
    from quota_sums as s
    join city on city.place_id = s.place_id
)

select
    b.place_id,
    b.name as place,
    b.short_name as place_short,
    b.note as place_note,
    s.indicator_id,
    w.indicator,
    w.definition,
    w.subject,
    s.year,
    s.label as city_label,
    s.low as city_low,
    s.high as city_high,
    s.unit,
    s.verdict,
    s.places,
    s.total,
    s.figure_id as city_figure_id,
    s.section as city_section,
    s.quote as city_quote,
    f.figure_id,
    f.low::double as quota,
    case
        when f.figure_id is not null then f.label
        when s.verdict = '未分解' then '文件未分解'
        else '文件未列'
    end as words,
    q.share,
    q.rank,
    q.rank_words,
    w.document_number,
    w.document_title,
    coalesce(f.section, s.section) as section,
    coalesce(f.quote, s.quote) as quote,
    f.note
from places_below as b
cross join split as s
join figure_details as w on w.figure_id = s.figure_id
left join figure_details as f
    on
        f.place_id = b.place_id
        and f.role = 'quota'
        and f.indicator_id = s.indicator_id
        and f.year = s.year
        and f.document_id = s.document_id
left join quota_ranks as q on q.figure_id = f.figure_id
where s.most_places > 0
order by b.position nulls last, b.adcode, b.place_id, s.most_places desc, s.indicator_id, s.year;
