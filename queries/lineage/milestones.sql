-- One row per document and year in which any of its targets falls due, of whatever subject: how many, and which.
-- County quotas, as parts of a target, and repetitions are left out.
select
    f.document_id,
    f.document_short_title as document,
    city.position as place_position,
    f.year,
    count(*) as targets,
    string_agg(f.indicator || coalesce('（' || f.subject || '）', '') || f.label, '；' order by f.figure_id) as words,
    string_agg(f.figure_id, ' ' order by f.figure_id) as figure_ids
from figure_details as f
join documents as d on d.document_id = f.document_id
join places as city on city.place_id = d.place_id
where f.role in ('interim', 'target') and f.year is not null and f.restates is null
group by all
order by f.year, f.document_id;
