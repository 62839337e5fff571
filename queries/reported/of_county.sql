-- One row per approved value of a county that stands: where it was read, who sent and who approved it; is_latest marks
-- the last period of what it states, periods counts them.
-- Parameters: county (its short name), until (the last moment of the day, as the ledger writes moments).
select
    v.entry_id,
    v.batch,
    coalesce(i.name, v.indicator) as indicator,
    v.subject,
    v.period_start,
    v.period_end,
    v.basis,
    v.as_of,
    rtrim(rtrim(v.value::varchar, '0'), '.') as value,
    v.unit,
    v.status,
    v.kind,
    v.file,
    v.sheet,
    v.cell,
    v.author,
    v.approved_by,
    v.approved_at,
    row_number() over (stated order by v.period_end desc, v.entry_id desc) = 1 as is_latest,
    count(*) over stated as periods
from reported_until($until) as v
join places as p on p.place_id = v.place
left join indicators as i on i.indicator_id = v.indicator
where p.short_name = $county and v.status <> 'withdrawn'
window stated as (partition by v.indicator, v.subject, v.basis, v.kind)
order by i.name, v.subject nulls first, v.basis, v.period_end desc, v.entry_id;
