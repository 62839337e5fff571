-- One row per figure of a city that its documents set, and one county's part in it in words, with share and rank.
-- Parameters: place (city name), county (short name).
with city as (
    select place_id from places where name = $place
),

ranked as (
    select
        f.*,
        q.share,
        q.rank,
        q.rank_words,
        q.named
    from figure_details as f
    join quota_ranks as q on q.figure_id = f.figure_id
    join city on city.place_id = f.place_parent_id
    where f.role = 'quota'
)

select
    s.indicator,
    s.year,
    s.label as city_label,
    f.mark,
    s.verdict,
    case
        when r.figure_id is not null then r.label
        when s.verdict = '未分解' then '文件未分解'
        else '文件未列'
    end as words,
    r.share,
    r.rank,
    r.rank_words,
    coalesce(r.named, s.places) as named,
    coalesce(r.figure_id, s.figure_id) as figure_id,
    f.definition,
    f.document_number,
    coalesce(r.section, s.section) as section,
    coalesce(r.quote, s.quote) as quote
from quota_sums as s
join city on city.place_id = s.place_id
join figure_details as f on f.figure_id = s.figure_id
left join ranked as r
    on
        r.document_id = s.document_id
        and r.indicator_id = s.indicator_id
        and r.year = s.year
        and r.place_short = $county
order by s.year, r.figure_id is null, s.verdict <> '未分解', s.figure_id;
