-- One row per thing on the line of years: an upstream document (cited), a policy document (issued), or a year in
-- which a policy document's targets fall due (due, with their number; * where the year of some is inferred). Targets of
-- each year of a period are due in none.
with policies as (
    select
        d.document_id,
        d.source_row as position,
        d.period_start,
        d.is_start_inferred,
        d.period_end,
        p.position as place_position,
        d.document_number as number,
        d.short_title as title,
        year(d.issued_on) + (dayofyear(d.issued_on) - 1) / 365.0 as issued_year
    from cited_documents as d
    join places as p on p.place_id = d.place_id
),

due as (
    select document_id, year, count(*) as targets, count(*) filter (where is_inferred) as inferred
    from figure_details
    where role in ('interim', 'target') and year is not null and restates is null and not is_yearly
    group by all
)

select
    'cited' as event,
    p.document_id,
    p.place_position,
    p.position,
    b.year + 0.5 as year,
    null as year_end,
    coalesce(b.number, '《' || b.title || '》') as label,
    b.title,
    b.level as words,
    b.relation::varchar as relation,
    null::bigint as targets,
    b.source_row as turn
from document_bases as b
join policies as p on p.document_id = b.document_id
where b.year is not null
union all
select
    'issued', p.document_id, p.place_position, p.position, coalesce(p.issued_year, p.period_start), p.period_end + 1,
    p.number, p.title, if(p.issued_year is null, '未注日期', '印发') || if(p.is_start_inferred, '，起始年推定', ''), null, null, 1000
from policies as p
union all
select
    'due', p.document_id, p.place_position, p.position, d.year + 0.5, null,
    d.targets || if(d.inferred > 0, '*', ''), p.title,
    d.year || '年到期的目标' || d.targets || '项' || if(d.inferred > 0, '，其中' || d.inferred || '项年份为推定', ''),
    null, d.targets, 1000
from due as d
join policies as p on p.document_id = d.document_id
order by position, turn, event, year;
