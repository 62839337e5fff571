-- One row per thing that the documents of its city ask of a county or zone, those that name it first.
-- Parameters: county (short name).
select
    duty_id,
    scope,
    addressed,
    summary,
    task_id,
    task,
    document_number,
    section,
    quote,
    note
from county_duties
where county_short = $county
order by scope <> '点名', period_start, duty_id;
