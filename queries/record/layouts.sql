-- One row per layout, also those that are part of another, with the number of its own elements, in the document's order.
select
    l.layout_id,
    p.name as place,
    l.name,
    whole.name as part_of,
    l.summary,
    count(e.element_id) as elements,
    d.document_number,
    l.section,
    l.quote
from layouts as l
join cited_documents as d on d.document_id = l.document_id
join places as p on p.place_id = d.place_id
left join layouts as whole on whole.layout_id = l.part_of
left join layout_elements as e on e.layout_id = l.layout_id
group by all
order by min(d.source_row), l.layout_id;
