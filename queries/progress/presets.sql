-- One row per preset: how it names progress, in words, and who draws the bounds so.
select
    p.title,
    p.measure::varchar as measure,
    p.is_active,
    string_agg(
        t.state || coalesce('（' || if(t.comparison = '>=', '≥ ', '≤ ') || replace(rtrim(rtrim(t.bound::varchar, '0'), '.'), '-', '−') || '）', '（其余）'),
        '、' order by t.position
    ) as bounds,
    p.source,
    p.note
from presets as p
join thresholds as t on t.preset_id = p.preset_id
group by p.preset_id, p.title, p.measure, p.is_active, p.source, p.note
order by p.is_active desc, p.preset_id;
