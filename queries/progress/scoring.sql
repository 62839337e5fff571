-- One row per step of an item that a rule gives points for; an item without steps has one row, without a step.
select
    r.rule_id,
    r.title as rule,
    r.place_id,
    p.name as city,
    r.party::varchar as party,
    r.year,
    r.issuer,
    r.number,
    r.issued_on,
    r.valid_from,
    r.valid_until,
    i.position,
    i.title as item,
    i.measure::varchar as measure,
    i.indicator_id,
    i.subject,
    i.points::varchar as points,
    i.zero_at::varchar as zero_at,
    i.full_at::varchar as full_at,
    i.quote,
    s.comparison::varchar as comparison,
    s.bound::varchar as bound,
    s.points::varchar as step_points
from score_rules as r
join places as p on p.place_id = r.place_id
join score_items as i on i.rule_id = r.rule_id
left join score_steps as s on s.rule_id = i.rule_id and s.item = i.position
order by r.rule_id, i.position, s.position;
