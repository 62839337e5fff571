-- One row: a figure with its document and clause; none where the id is unknown.
-- Parameters: figure_id.
select f.*, d.text_file, d.number is not null as has_number
from figure_details as f
join documents as d on d.document_id = f.document_id
where f.figure_id = $figure_id;
