-- One row per form of the calendar of reports, active or not, in the order of its city's documents: who asks whom for
-- it, how often, due and closed on which day after the period's end (null where no source says); its indicators in
-- words; the clause that asks for it and the notice that fixes its day.
with listed as (
    select
        n.form_id,
        string_agg(
            i.name || coalesce('（' || n.subject || '）', '') || coalesce('，' || n.basis::varchar, ''), '；'
            order by n.position
        ) as indicators
    from form_indicators as n
    join indicators as i on i.indicator_id = n.indicator_id
    group by n.form_id
)

select
    f.form_id,
    f.place_id as city_id,
    city.name as place,
    city.short_name as city_short,
    city.position as city_position,
    f.title,
    f.issuer,
    f.unit,
    f.scope::varchar as scope,
    f.period::varchar as period,
    f.due_day,
    f.lock_day,
    f.valid_from,
    f.valid_until,
    f.is_active,
    listed.indicators,
    d.document_number,
    f.section,
    f.quote,
    f.notice,
    f.noticed_on,
    f.note
from forms as f
join places as city on city.place_id = f.place_id
left join listed on listed.form_id = f.form_id
left join cited_documents as d on d.document_id = f.document_id
order by city.position, city.adcode, d.source_row nulls last, f.form_id;
