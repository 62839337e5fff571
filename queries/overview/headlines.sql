-- One row per headline of each city that has a document: its furthest target, in the document's words,
-- and the yearly growth that it demands (null where the document states no start).
with furthest as (
    select
        h.place_id,
        h.position,
        l.*  exclude (place_id)
    from headlines as h
    join ladder as l on l.place_id = h.place_id and l.indicator_id = h.indicator_id
    where l.role in ('interim', 'target')
    -- The first document of the city that sets it; a later document's figure is a revision, shown beside it.
    qualify row_number() over (
        partition by h.place_id, h.position
        order by l.year desc, l.document_id, l.tier nulls first
    ) = 1
)

select
    f.*,
    d.start_role,
    d.start_year,
    d.start_label,
    d.start_value,
    d.start_is_bound,
    d.start_unit,
    d.years,
    d.in_points,
    d.per_year
from furthest as f
left join demands as d on d.figure_id = f.figure_id
order by f.place_position, f.position;
