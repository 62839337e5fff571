-- One row per kind of thing that a reader must know before quoting: how many there are, and an example in words.
with undivided as (
    select s.figure_id, s.indicator_id, s.indicator, s.year, s.label, p.short_name as place, p.position
    from quota_sums as s
    join places as p on p.place_id = s.place_id
    where s.verdict = '未分解'
),

-- Cities whose documents split nothing at all: all their targets are the city's alone.
whole as (
    select string_agg(short_name, '、' order by position, adcode) as names
    from places
    where
        place_id in (select place_id from documents)
        and place_id not in (select place_id from quota_sums)
),

splitting as (
    select if(count(*) > 3, count(*) || '市', string_agg(place, '、' order by position)) as names
    from (select distinct place, position from undivided)
)

select
    1 as position,
    '前后文件不一致' as kind,
    count(*) as items,
    first(
        a.place || a.indicator || r.year || '年：' || a.label || '（' || a.document_number || '）、'
        || b.label || '（' || b.document_number || '）'
        order by r.revision_id
    ) as example
from revisions as r
join figure_details as a on a.figure_id = r.earlier_figure_id
join figure_details as b on b.figure_id = r.later_figure_id
union all
select 2, '文件中的其他疑点', count(*), first(title order by source_row)
from findings
where kind <> '前后文件不一致'
union all
select
    3,
    '文件未分解到县' || coalesce('（' || (select names from splitting) || '）', ''),
    count(*),
    concat_ws(
        '；',
        first(
            place || indicator || coalesce(year || '年', '') || label || '，文件未分解到县（区）'
            order by position, indicator_id, year, figure_id
        ),
        (select names from whole) || '的文件没有把任何目标分到县'
    )
from undivided
union all
select 4, '推定年份', count(*), first(place || indicator || '（' || label || '）原文未写年份' order by figure_id)
from figure_details
where is_inferred
order by position;
