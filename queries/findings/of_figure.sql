-- One row per finding that touches a figure, the weightiest first.
-- Parameters: figure_id.
select
    finding_id,
    weight::varchar as weight,
    title,
    as_stated
from figure_doubts
where figure_id = $figure_id
order by weight, source_row;
