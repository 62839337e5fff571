-- One row per figure of a list: its clause, for footers and notes, and its bounds in base units.
-- Parameters: ids (list of figure_id).
select
    figure_id,
    place_short,
    indicator,
    year_label,
    label,
    operator,
    tier,
    base_low,
    base_high,
    base_unit,
    document_number,
    document_title,
    section,
    quote
from figure_details
where list_contains($ids, figure_id)
order by document_position, figure_id;
