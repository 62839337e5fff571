-- One row per document and year in which any of its targets falls due, of whatever subject: how many, how many of them
-- in an inferred year, and which. County quotas, as parts of a target, repetitions, and targets of each year of a period,
-- which are due in none, are left out.
select
    f.document_id,
    f.document_short_title as document,
    city.position as place_position,
    f.year,
    count(*) as targets,
    count(*) filter (where f.is_inferred) as inferred,
    string_agg(
        f.indicator || coalesce('（' || f.subject || '）', '') || f.label || if(f.is_inferred, '（年份推定）', ''),
        '；' order by f.figure_id
    ) as words,
    string_agg(f.figure_id, ' ' order by f.figure_id) as figure_ids
from figure_details as f
join documents as d on d.document_id = f.document_id
join places as city on city.place_id = d.place_id
where f.role in ('interim', 'target') and f.year is not null and f.restates is null and not f.is_yearly
group by all
order by f.year, f.document_id;
