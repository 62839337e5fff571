-- One row per domain of indicators, the largest in targets first.
select i.domain
from indicators as i
left join figures as f on f.indicator_id = i.indicator_id and f.role in ('interim', 'target')
group by i.domain
order by count(distinct f.figure_id) filter (where f.role = 'target') desc, i.domain;
