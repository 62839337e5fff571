-- One row per indicator that values are reported for: in which dimensions its own unit and its figures are written, and
-- of which subjects the documents speak, one a line.
select
    i.indicator_id,
    i.name,
    i.aliases,
    i.domain,
    i.unit,
    i.quantity::varchar as quantity,
    i.definition,
    string_agg(distinct u.dimension, '、' order by u.dimension) as dimensions,
    string_agg(distinct f.subject, chr(10) order by f.subject) as subjects
from indicators as i
left join figures as f on f.indicator_id = i.indicator_id
join units as u on u.unit in (i.unit, f.unit)
group by i.indicator_id, i.name, i.aliases, i.domain, i.unit, i.quantity, i.definition
order by i.indicator_id;
