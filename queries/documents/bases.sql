-- One row per upstream document that a policy document cites, in the order of the documents: what it is made under first,
-- then what single clauses rest on, then what is only mentioned.
select
    b.document_id,
    d.short_title,
    p.name as place,
    b.relation::varchar as relation,
    coalesce(b.number, '文中未写文号') as number,
    b.title,
    b.quote,
    b.note
from document_bases as b
join documents as d on d.document_id = b.document_id
join places as p on p.place_id = d.place_id
order by d.period_start, b.document_id, b.relation, b.source_row;
