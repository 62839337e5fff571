-- One row per finding of the chosen cities and figure that it is about; figure_id is null where it names none.
-- touches_quotas: it is about an indicator that a document splits by county in some year.
-- Parameters: places (list of city names).
select
    f.finding_id,
    f.kind,
    f.weight::varchar as weight,
    f.title,
    p.name as place,
    p.short_name as place_short,
    f.as_stated,
    f.computed,
    replace(f.treatment, '见上方', '见看板“数据质量”页的') as treatment,
    l.figure_id,
    coalesce(
        bool_or(d.indicator_id in (select indicator_id from quota_sums where places > 0)) over (
            partition by f.finding_id
        ),
        false
    ) as touches_quotas
from findings as f
join places as p on p.place_id = f.place_id
left join finding_figures as l on l.finding_id = f.finding_id
left join figures as d on d.figure_id = l.figure_id
where list_contains($places, p.name)
order by p.position, f.source_row, l.figure_id;
