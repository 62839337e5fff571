-- One row per place whose code does not fit its kind or its parent, or whose name another place bears. Pages pick a
-- city with a document and a place below one by short name, so that must be its own, and no other place's full name.
-- position orders and colours the cities with a document: each has one of its own (derive.sql counts where none has).
with picked as (
    select *
    from places
    where place_id in (select place_id from documents) or parent_id in (select place_id from documents)
)

select p.source_file, p.source_row, 'adcode' as column_name, '行政区划代码应为六位数字' as problem
from places as p
where p.adcode is not null and not regexp_full_match(p.adcode, '[0-9]{6}')
union all
select p.source_file, p.source_row, 'adcode', '功能区没有行政区划代码'
from places as p
where p.kind = '功能区' and p.adcode is not null
union all
select p.source_file, p.source_row, 'adcode', '县级行政区须有代码，且前四位与所属市一致'
from places as p
join places as city on city.place_id = p.parent_id and city.kind = '市'
where p.kind in ('县', '县级市', '市辖区') and (p.adcode is null or left(p.adcode, 4) <> left(city.adcode, 4))
union all
select p.source_file, p.source_row, 'name', '名称“' || p.name || '”重复'
from places as p
where p.name in (select name from places group by name having count(*) > 1)
union all
select p.source_file, p.source_row, 'short_name', '简称“' || p.short_name || '”与“' || o.name || '”的简称或名称相同'
from picked as p
join places as o
    on
        o.place_id <> p.place_id
        and (o.name = p.short_name or (o.short_name = p.short_name and o.place_id in (select place_id from picked)))
union all
select p.source_file, p.source_row, 'adcode', '代码“' || p.adcode || '”重复'
from places as p
where p.adcode in (select adcode from places where adcode is not null group by adcode having count(*) > 1)
union all
select c.source_file, c.source_row, 'position', '有文件的城市“' || c.name || '”应有次序，写成1、2、3这样，各市不同'
from picked as c
where
    c.place_id in (select place_id from documents)
    and (
        c.position is null
        or c.position < 1
        or c.position in (
            select position from picked where place_id in (select place_id from documents)
            group by position having count(*) > 1
        )
    )
order by all;
