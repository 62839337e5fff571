-- One row per indicator that shares a compare_group with one of another unit or kind, and per comparison
-- whose group nobody belongs to or whose differing member gives no reason.
select
    b.source_file,
    b.source_row,
    'compare_group' as column_name,
    '与同组指标 ' || a.indicator_id || ' 的单位或数量类型不同' as problem
from indicators as a
join indicators as b on b.compare_group = a.compare_group and b.indicator_id > a.indicator_id
join units as ua on ua.unit = a.unit
join units as ub on ub.unit = b.unit
where a.quantity <> b.quantity or ua.base_unit <> ub.base_unit
union all
select c.source_file, c.source_row, 'compare_group', '没有指标属于“' || c.compare_group || '”'
from comparisons as c
where c.compare_group is not null and c.compare_group not in (select compare_group from indicators where compare_group is not null)
union all
select m.source_file, m.source_row, 'reason', '口径不同的指标须写明理由'
from comparison_members as m
join comparisons as c on c.comparison_id = m.comparison_id
join indicators as i on i.indicator_id = m.indicator_id
where m.reason is null and (c.compare_group is null or i.compare_group is distinct from c.compare_group)
order by all;
