-- One row per document: figures by role, repetitions and inferred years.
select
    d.short_title as document,
    coalesce(d.number, '无文号') as number,
    count(*) as figures,
    count(*) filter (where f.role = 'baseline') as baselines,
    count(*) filter (where f.role in ('interim', 'target')) as targets,
    count(*) filter (where f.role = 'quota') as quotas,
    count(*) filter (where f.role = 'threshold') as thresholds,
    count(*) filter (where f.role = 'fund') as funds,
    count(*) filter (where f.role = 'context') as contexts,
    count(*) filter (where f.restates is not null) as restated,
    count(*) filter (where f.year_end is null and f.year_inferred is not null) as inferred
from figures as f
join documents as d on d.document_id = f.document_id
group by all
order by min(d.period_start), d.short_title;
