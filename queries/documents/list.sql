-- One row per policy document, oldest first; period_from is its first year, marked where it is inferred.
select
    d.document_id,
    d.document_number,
    d.title,
    d.short_title,
    d.issuer,
    p.name as place,
    p.short_name as place_short,
    p.position as place_position,
    d.issued_on,
    year(d.issued_on) + (dayofyear(d.issued_on) - 1) / 365.0 as issued_year,
    d.published_on,
    d.period_start,
    d.period_start || if(d.is_start_inferred, '（推定）', '') as period_from,
    d.is_start_inferred,
    d.period_end,
    d.period,
    d.text_file,
    d.note,
    count(f.figure_id) as figures
from cited_documents as d
join places as p on p.place_id = d.place_id
left join figures as f on f.document_id = d.document_id
group by all
order by d.period_start, issued_year nulls last, d.document_id;
