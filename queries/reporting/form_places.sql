-- One row per form and place that is to report by it: the city itself, all its counties, its zones too, or those named.
select
    f.form_id,
    p.place_id,
    p.name,
    p.short_name,
    p.place_id = f.place_id as is_city
from forms as f
join places as p
    on
        (f.scope = '全市' and p.place_id = f.place_id)
        or (f.scope = '各县（市、区）' and p.parent_id = f.place_id and p.kind <> '功能区')
        or (f.scope = '各县（市、区）和功能区' and p.parent_id = f.place_id)
        or (f.scope = '点名' and list_contains(string_split(f.named_places, '、'), p.place_id))
order by f.form_id, not is_city, p.position nulls last, p.adcode nulls last, p.name;
