-- One row per figure whose unit is missing or measures something else than its indicator's unit, and per unit that is no
-- whole amount. Money may be written in another currency than the indicator's. That it is the unit of the clause is read by
-- yuboard/record/numerals.
select
    f.source_file,
    f.source_row,
    'unit' as column_name,
    case
        when f.unit is null then '有数值而无单位'
        else '单位“' || f.unit || '”（' || u.dimension || '）与指标单位“' || i.unit || '”（' || iu.dimension || '）不能换算'
    end as problem
from figures as f
join indicators as i on i.indicator_id = f.indicator_id
join units as iu on iu.unit = i.unit
left join units as u on u.unit = f.unit
where
    f.operator <> 'text'
    and (
        u.unit is null
        or (
            u.dimension <> iu.dimension
            and not (u.dimension in ('人民币', '美元', '欧元') and iu.dimension in ('人民币', '美元', '欧元'))
        )
    )
union all
select source_file, source_row, 'factor', '单位“' || unit || '”的换算系数应大于零'
from units
where factor <= 0
order by all;
