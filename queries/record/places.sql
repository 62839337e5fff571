-- One row per place: cities with a document and what lies below each, then all others. city is null for the latter.
select
    p.place_id,
    city.name as city,
    p.name,
    p.short_name,
    p.kind::varchar as kind,
    above.name as part_of,
    p.adcode,
    p.aliases,
    p.note
from places as p
left join places as above on above.place_id = p.parent_id
left join places as city
    on city.place_id in (p.place_id, p.parent_id) and city.place_id in (select place_id from documents)
order by
    city.position nulls last,
    city.adcode nulls last,
    p.place_id is distinct from city.place_id,
    case when city.place_id is not null then p.position end nulls last,
    p.adcode nulls last,
    p.source_row;
