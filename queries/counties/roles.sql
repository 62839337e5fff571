-- One row per layout element that stands in a county or zone, or whose duty it is.
-- Parameters: county (short name).
select
    e.element_id,
    coalesce(l.part_of, l.layout_id) as layout_id,
    coalesce(whole.name, l.name) as layout,
    e.name,
    e.role,
    e.year,
    element_year(e) as year_label,
    e.status,
    duty.short_name is not distinct from $county as is_duty,
    d.document_number,
    e.section,
    e.quote
from layout_elements as e
join layouts as l on l.layout_id = e.layout_id
left join layouts as whole on whole.layout_id = l.part_of
join cited_documents as d on d.document_id = e.document_id
left join places as p on p.place_id = e.place_id
left join places as duty on duty.place_id = e.duty_place_id
where p.short_name = $county or duty.short_name = $county
order by e.year nulls first, e.element_id;
