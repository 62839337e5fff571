-- One row per rule of points, item or step that would give points by chance, or none at all.
with last_steps as (
    select
        rule_id,
        item,
        max(position) as position
    from score_steps
    group by rule_id, item
),

items as (
    select
        i.*,
        r.party,
        l.item is not null as has_steps
    from score_items as i
    join score_rules as r on r.rule_id = i.rule_id
    left join last_steps as l on l.rule_id = i.rule_id and l.item = i.position
)

select source_file, source_row, 'place_id' as column_name, '“' || place_id || '”不是有文件的城市' as problem
from score_rules
where place_id not in (select d.place_id from documents as d)
union all
select source_file, source_row, 'rule_id', '这个计分办法在 score_items.csv 中没有一项'
from score_rules
where rule_id not in (select i.rule_id from score_items as i)
union all
select source_file, source_row, 'valid_until', '截止日早于起始日'
from score_rules
where valid_until < valid_from
union all
select source_file, source_row, 'indicator_id', '按期报送率不分指标，这里应留空；其他各项要写明指标'
from items
where (measure = '按期报送率') <> (indicator_id is null)
union all
select source_file, source_row, 'measure', '按期报送率只算县（市、区），责任单位没有报送任务'
from items
where measure = '按期报送率' and party = '责任单位'
union all
select source_file, source_row, 'points', '分值应大于0'
from items
where points <= 0
union all
select source_file, source_row, 'full_at', '零分值和满分值要么都填，要么都不填，且不能相等'
from items
where (zero_at is null) <> (full_at is null) or zero_at = full_at
union all
select source_file, source_row, 'zero_at', '按比例计分的填零分值和满分值，分档计分的在 score_steps.csv 列各档，恰用一种'
from items
where has_steps = (zero_at is not null and full_at is not null)
union all
select s.source_file, s.source_row, 'item', '计分办法“' || s.rule_id || '”在 score_items.csv 中没有第' || s.item || '项'
from score_steps as s
where not exists (select 1 from items as i where i.rule_id = s.rule_id and i.position = s.item)
union all
select source_file, source_row, 'bound', '比较和界要么都填，要么都不填'
from score_steps
where (comparison is null) <> (bound is null)
union all
select s.source_file, s.source_row, 'bound', '末档收余下的，不设界；其他各档都要有界'
from score_steps as s
join last_steps as l on l.rule_id = s.rule_id and l.item = s.item
where (s.position = l.position) <> (s.bound is null)
union all
select s.source_file, s.source_row, 'points', '这一档的分应在0到这一项的分值之间'
from score_steps as s
join items as i on i.rule_id = s.rule_id and i.position = s.item
where s.points not between 0 and i.points
order by all;
