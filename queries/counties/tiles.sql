-- One row per county or zone of a city that has a policy document: its part of the figure that its city's documents
-- split most widely, in the last year that they split it (null where they split nothing), and how much is asked of it.
with split as (
    select
        city,
        place_id,
        indicator,
        year,
        words,
        figure_id,
        max(places) over (partition by city, indicator) as most_places,
        document_id,
        indicator_id
    from county_quotas
    where places > 0
),

lead as (
    select *
    from split
    qualify row_number() over (partition by place_id order by most_places desc, document_id, indicator_id, year desc) = 1
),

asked as (
    select county_id, count(*) as duties from county_duties group by county_id
)

select
    p.short_name,
    p.adcode,
    city.name as city,
    city.position as place_position,
    city.adcode as city_adcode,
    l.indicator,
    l.year,
    l.words,
    l.figure_id,
    coalesce(a.duties, 0) as duties
from places as p
join places as city on city.place_id = p.parent_id
left join lead as l on l.place_id = p.place_id
left join asked as a on a.county_id = p.place_id
where city.place_id in (select place_id from documents)
order by city.position, p.position nulls last, p.adcode nulls last, p.source_row;
