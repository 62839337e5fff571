-- One row per finding of the record, with the figures that it is about.
select
    f.finding_id,
    f.kind,
    f.title,
    p.name as place,
    f.as_stated,
    f.computed,
    f.treatment,
    f.source_row,
    coalesce(string_agg(distinct d.document_number || ' ' || d.section || '：“' || d.quote || '”', chr(10)), '') as quotes
from findings as f
join places as p on p.place_id = f.place_id
left join finding_figures as l on l.finding_id = f.finding_id
left join figure_details as d on d.figure_id = l.figure_id
group by all
order by f.source_row;
