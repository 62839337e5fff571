-- One row per rate out of bounds, and per dollar figure of a compared indicator whose year has no rate.
select source_file, source_row, 'cny_per_usd' as column_name, '汇率应在1至20之间' as problem
from exchange_rates
where cny_per_usd not between 1 and 20
union all
select f.source_file, f.source_row, 'year_end', f.year_end || '年没有汇率，无法折算'
from figures as f
join indicators as i on i.indicator_id = f.indicator_id
where
    f.base_unit = '美元'
    and i.compare_group is not null
    and f.role in ('baseline', 'interim', 'target')
    and f.year_end not in (select year from exchange_rates)
order by all;
