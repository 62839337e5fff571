-- One row per baseline or target that a city's documents state for the city itself, and whether it is split by county.
-- Parameters: place (city name).
select
    l.*,
    case
        when l.role = 'baseline' then '—'
        when s.verdict is null then '文件不分县'
        when s.verdict = '未分解' then '文件未分解'
        else '分给' || s.places || '个县（区）'
    end as division
from trajectory as l
left join quota_sums as s on s.figure_id = l.figure_id
where l.place = $place
order by l.role = 'baseline', l.document_position, l.figure_id;
