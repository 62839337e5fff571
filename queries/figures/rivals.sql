-- One row per statement of another document that differs from a figure.
-- Parameters: figure_id.
select
    d.figure_id,
    d.label,
    d.document_number,
    d.document_title,
    d.section
from figure_rivals as r
join figure_details as d on d.figure_id = r.rival_id
where r.figure_id = $figure_id
order by d.document_position, d.figure_id;
