-- One row per figure whose year the document does not write and the record infers.
select figure_id, place, indicator, label, year_label, note, document_number, section, quote
from figure_details
where is_inferred
order by figure_id;
