-- One row per place with a quota, for each indicator and year in which the county has one and the quotas differ.
-- Parameters: county (short name).
with quotas as (
    select
        f.document_id,
        f.indicator_id,
        f.indicator,
        f.year,
        f.place_short,
        coalesce(f.low, f.high)::double as quota,
        f.label,
        q.share,
        q.rank,
        q.rank_words,
        f.figure_id,
        min(coalesce(f.low, f.high)) over same < max(coalesce(f.low, f.high)) over same as is_uneven,
        bool_or(f.place_short = $county) over same as has_county
    from figure_details as f
    join quota_ranks as q on q.figure_id = f.figure_id
    window same as (partition by f.document_id, f.place_parent_id, f.indicator_id, f.year)
)

select
    indicator,
    year,
    place_short,
    quota,
    label,
    share,
    rank,
    rank_words,
    figure_id,
    place_short = $county as is_own
from quotas
where has_county and is_uneven
order by year, indicator, is_own, quota desc, place_short;
