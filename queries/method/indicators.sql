-- One row per indicator: what is counted, in which unit, and how often the record states it.
-- Parameters: domain (null for all).
select
    i.name,
    i.domain,
    i.unit,
    case i.quantity
        when 'stock' then '时点存量'
        when 'flow' then '期间流量'
        when 'rate' then '比率'
        when 'share' then '占比'
        when 'growth' then '增长率'
        when 'count' then '个数'
        when 'rank' then '位次'
        when 'text' then '定性'
    end as quantity,
    i.definition,
    count(f.figure_id) as figures
from indicators as i
left join figures as f on f.indicator_id = i.indicator_id
where $domain is null or i.domain = $domain
group by all
order by i.domain, i.name;
