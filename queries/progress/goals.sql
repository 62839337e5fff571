-- One row per baseline, interim target, final target or county quota, repetitions left out, exact and as text; with the
-- city it belongs to and the units of the tasks that serve it. factor leads from its unit to the base unit.
with serving as (
    select s.figure_id, string_agg(distinct a.unit_name, '、' order by a.unit_name) as bureaus
    from task_figures as s
    join task_assignments as a on a.task_id = s.task_id
    group by s.figure_id
)

select
    f.figure_id,
    f.document_id,
    f.document_number,
    f.document_title,
    d.issued_on,
    f.section,
    f.quote,
    f.place_id,
    f.place,
    f.place_short,
    coalesce(city.place_id, f.place_id) as city_id,
    coalesce(city.name, f.place) as city,
    coalesce(city.short_name, f.place_short) as city_short,
    coalesce(city.position, f.place_position) as city_position,
    f.indicator_id,
    f.indicator,
    f.domain,
    f.quantity::varchar as quantity,
    f.direction::varchar as direction,
    f.subject,
    f.role::varchar as role,
    f.role_word,
    f.year_start,
    f.year,
    f.year_label,
    f.month,
    f.is_yearly,
    f.is_inferred,
    f.time_basis,
    f.operator::varchar as operator,
    f.low::varchar as low,
    f.high::varchar as high,
    f.unit,
    f.base_unit,
    f.dimension,
    u.factor::varchar as factor,
    f.quantity in ('share', 'rate', 'growth') or coalesce(f.dimension = '百分比', false) as in_points,
    f.quantity in ('flow', 'stock', 'count') and coalesce(f.dimension <> '百分比', false) as is_additive,
    f.tier::varchar as tier,
    f.plain_label,
    f.label,
    f.mark,
    f.is_doubted,
    f.is_rivalled,
    i.definition_quote,
    i.decimals,
    serving.bureaus
from figure_details as f
join documents as d on d.document_id = f.document_id
join indicators as i on i.indicator_id = f.indicator_id
left join units as u on u.unit = f.unit
left join places as city on f.role = 'quota' and city.place_id = f.place_parent_id
left join serving on serving.figure_id = f.figure_id
where f.role in ('baseline', 'interim', 'target', 'quota') and f.restates is null
order by city_position, city_id, f.role = 'quota', f.document_position, f.figure_id;
