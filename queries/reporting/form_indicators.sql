-- One row per indicator that a form asks for: whose inside the place (null: the whole place), and whether of the period
-- alone, from the year's beginning, or of a day (null where no source says). is_additive: values of places add up.
select
    n.form_id,
    n.position,
    n.indicator_id,
    i.name as indicator,
    i.unit,
    n.subject,
    n.basis::varchar as basis,
    i.quantity in ('flow', 'stock', 'count') and u.dimension <> '百分比' as is_additive
from form_indicators as n
join indicators as i on i.indicator_id = n.indicator_id
join units as u on u.unit = i.unit
order by n.form_id, n.position;
