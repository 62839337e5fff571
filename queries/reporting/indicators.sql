-- One row per indicator that values are reported for: in which dimensions its own unit and its figures are written.
select
    i.indicator_id,
    i.name,
    i.unit,
    i.quantity::varchar as quantity,
    string_agg(distinct u.dimension, '、' order by u.dimension) as dimensions
from indicators as i
left join figures as f on f.indicator_id = i.indicator_id
join units as u on u.unit in (i.unit, f.unit)
group by i.indicator_id, i.name, i.unit, i.quantity
order by i.indicator_id;
