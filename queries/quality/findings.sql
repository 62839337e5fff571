-- One row per finding of the record, the weightiest first, with the clauses of the figures that it is about.
with clauses as (
    select
        l.finding_id,
        d.document_number || ' ' || d.section || '：“' || d.quote || '”' as clause,
        min(l.source_row) as position
    from finding_figures as l
    join figure_details as d on d.figure_id = l.figure_id
    group by all
)

select
    f.finding_id,
    f.kind,
    f.weight::varchar as weight,
    f.title,
    p.name as place,
    f.as_stated,
    f.computed,
    f.treatment,
    f.source_row,
    coalesce(string_agg(c.clause, chr(10) order by c.position), '') as quotes
from findings as f
join places as p on p.place_id = f.place_id
left join clauses as c on c.finding_id = f.finding_id
group by all
order by min(f.weight), f.source_row;
