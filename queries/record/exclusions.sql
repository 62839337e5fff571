-- One row per piece of a document whose numerals are no figures, with the reason, in the document's order.
select
    p.name as place,
    d.document_number,
    d.title as document_title,
    e.fragment,
    e.reason
from exclusions as e
join cited_documents as d on d.document_id = e.document_id
join places as p on p.place_id = d.place_id
order by d.source_row, e.source_row;
