-- One row per headline of each city that has a document: its furthest target, in the document's words,
-- and the yearly growth that it demands (null where the document states no start).
select
    f.* rename (headline_position as position),
    d.start_role,
    d.start_year,
    d.start_label,
    d.start_value,
    d.start_is_bound,
    d.start_year_label,
    d.start_written,
    d.bound,
    coalesce(d.is_basis_open, false) as is_basis_open,
    d.start_unit,
    d.years,
    d.in_points,
    d.start_figure_id,
    d.end_value,
    d.change_unit,
    if(d.figure_id is null, 'no_start', d.obstacle) as obstacle,
    d.per_year
from headline_figures as f
left join demands as d on d.figure_id = f.figure_id
order by f.place_position, f.place_id, f.headline_position;
