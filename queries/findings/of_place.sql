-- One row per finding about a city; with county only those about figures that touch it: of an indicator that is split
-- by county, or of the county itself.
-- Parameters: place (city name), county (name; null for the whole city).
with touched as (
    select l.finding_id
    from finding_figures as l
    join figures as f on f.figure_id = l.figure_id
    join places as own on own.place_id = f.place_id
    where
        own.name = $county
        or exists (
            select 1 from figures as q
            where q.role = 'quota' and q.indicator_id = f.indicator_id and q.document_id = f.document_id
        )
)

select
    f.finding_id,
    f.kind,
    f.weight::varchar as weight,
    f.title,
    f.as_stated,
    f.computed,
    replace(f.treatment, '见上方', '见看板“数据质量”页的') as treatment
from findings as f
join places as p on p.place_id = f.place_id
where p.name = $place and ($county is null or f.finding_id in (select finding_id from touched))
order by f.weight, f.source_row;
