-- One row per thing that the documents of its city ask of a county or zone, those that name it first. What is asked of
-- all counties says with its note that a county run by the province may not be meant.
-- Parameters: county (short name).
select
    y.duty_id,
    y.scope,
    y.addressed,
    y.summary,
    y.task_id,
    y.task,
    y.document_number,
    y.section,
    y.quote,
    nullif(
        concat_ws(
            '；',
            case
                when y.scope <> '点名' and starts_with(p.note, '省直管')
                    then '是否包括省直管的' || p.name || '，文件没有写明'
            end,
            y.note
        ),
        ''
    ) as note
from cited_duties as y
join places as p on p.short_name = $county and p.parent_id = y.city_id
where
    (
        y.place_id = p.place_id
        or y.scope = '各县（市、区）和功能区'
        or (y.scope = '各县（市、区）' and p.kind <> '功能区')
    )
    and not list_contains(string_split(coalesce(y.except_places, ''), '、'), p.place_id)
order by y.scope <> '点名', y.period_start, y.duty_id;
