-- One row per thing that a document asks of counties and zones, in the document's order; except_places by their names.
with apart as (
    select
        y.duty_id,
        string_agg(p.name, '、' order by p.position nulls last, p.adcode nulls last, p.name) as names
    from duties as y
    join places as p on list_contains(string_split(y.except_places, '、'), p.place_id)
    group by y.duty_id
)

select
    y.duty_id,
    city.name as place,
    y.scope::varchar as scope,
    own.name as county,
    apart.names as except_places,
    y.addressed,
    y.summary,
    y.task_id,
    t.title as task,
    d.document_number,
    y.section,
    y.quote,
    y.note
from duties as y
join cited_documents as d on d.document_id = y.document_id
join places as city on city.place_id = d.place_id
left join places as own on own.place_id = y.place_id
left join apart on apart.duty_id = y.duty_id
left join tasks as t on t.task_id = y.task_id
order by d.source_row, y.duty_id;
