-- One row per city that has a policy document, and whether any document splits its figures by county.
select
    p.name,
    p.short_name,
    p.position,
    exists (
        select 1 from figures as f
        join places as c on c.place_id = f.place_id
        where f.role = 'quota' and c.parent_id = p.place_id
    ) as has_quotas
from places as p
where p.place_id in (select place_id from documents)
order by p.position, p.adcode;
