-- One row per figure of its city that a document splits in this or another year, and a county's part in words, with
-- rank (测算), alike (how many places have as much) and fellows, the others of them. The most widely split come first.
-- Parameters: county (short name).
with counted as (
    select
        *,
        max(places) over (partition by document_id, indicator) as most_places
    from county_quotas
    where place_short = $county
),

equals as (
    select
        own.figure_id,
        string_agg(other.place_short, '、' order by other.place_position nulls last, other.place_id) as fellows
    from figure_details as own
    join figure_details as other
        on
            other.role = 'quota'
            and other.document_id = own.document_id
            and other.indicator_id = own.indicator_id
            and other.year = own.year
            and other.place_parent_id = own.place_parent_id
            and other.low = own.low
            and other.place_id <> own.place_id
    where own.role = 'quota' and own.place_short = $county
    group by own.figure_id
)

select
    c.indicator,
    c.year,
    c.words,
    c.city_label,
    c.share,
    c.rank,
    c.named,
    coalesce(q.alike, 0) as alike,
    e.fellows,
    c.figure_id,
    c.city_figure_id
from counted as c
left join quota_ranks as q on q.figure_id = c.figure_id
left join equals as e on e.figure_id = c.figure_id
where c.most_places > 0
order by c.most_places desc, c.document_id, c.indicator_id, c.indicator, c.year;
