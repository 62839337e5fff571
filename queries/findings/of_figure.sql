-- One row per finding and figure that it touches, the weightiest first; of one figure, or of all where it is null.
-- Parameters: figure_id.
select
    figure_id,
    finding_id,
    weight::varchar as weight,
    title,
    as_stated
from figure_doubts
where coalesce(figure_id = $figure_id, true)
order by figure_id, weight, source_row;
