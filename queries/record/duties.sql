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
    y.task,
    y.document_number,
    y.section,
    y.quote,
    y.note
from cited_duties as y
join places as city on city.place_id = y.city_id
left join places as own on own.place_id = y.place_id
left join apart on apart.duty_id = y.duty_id
order by y.document_position, y.duty_id;
