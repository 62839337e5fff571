-- One row per finding that is more than a slip of the pen, the gravest first: of one weight, those that touch a city's
-- first targets, and then in the order of the record. figure_id is the figure that it is about: a headline where it can.
select
    f.finding_id,
    f.weight::varchar as weight,
    f.title,
    p.name as place,
    p.short_name as place_short,
    p.position as place_position,
    d.figure_id,
    d.label
from findings as f
join places as p on p.place_id = f.place_id
left join finding_figures as l on l.finding_id = f.finding_id
left join figure_details as d on d.figure_id = l.figure_id
left join headline_figures as h on h.figure_id = l.figure_id
where f.weight <> '文字瑕疵'
qualify row_number() over (
    partition by f.finding_id
    order by h.headline_position nulls last, d.year desc nulls last, l.source_row
) = 1
order by f.weight, h.headline_position nulls last, f.source_row;
