-- One row per thing that the documents of its city ask of a county or zone, those that name it first. What is asked of
-- all counties says with its note that a county run by the province may not be meant.
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
    nullif(
        concat_ws('；', if(is_unclear, '是否包括省直管的' || county_short || '，文件没有写明', null), note), ''
    ) as note
from county_duties
where county_short = $county
order by scope <> '点名', period_start, duty_id;
