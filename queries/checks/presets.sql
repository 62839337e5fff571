-- One row per preset or bound of progress that would leave a value without a word, or give it by chance.
with last_bounds as (
    select preset_id, max(position) as position
    from thresholds
    group by preset_id
)

select source_file, source_row, 'is_active' as column_name, '启用的分档应恰有一种，这里有' || counted.active || '种' as problem
from presets
cross join (select count(*) filter (where is_active) as active from presets) as counted
where counted.active <> 1
union all
select p.source_file, p.source_row, 'preset_id', '这种分档在 thresholds.csv 中没有一档'
from presets as p
where p.preset_id not in (select l.preset_id from last_bounds as l)
union all
select source_file, source_row, 'bound', '比较和界要么都填，要么都不填'
from thresholds
where (comparison is null) <> (bound is null)
union all
select t.source_file, t.source_row, 'bound', '末档收余下的，不设界；其他各档都要有界'
from thresholds as t
join last_bounds as l on l.preset_id = t.preset_id
where (t.position = l.position) <> (t.bound is null)
order by all;
