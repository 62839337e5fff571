-- One row per kind of thing that a reader must know before quoting: how many there are, and an example in words.
with undivided as (
    select figure_id, indicator_id, indicator, year, label
    from quota_sums
    where verdict = '未分解'
)

select
    1 as position,
    '前后文件不一致' as kind,
    '处' as measure,
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
select 2, '文件中的其他疑点', '处', count(*), first(title order by source_row)
from findings
where kind <> '前后文件不一致'
union all
select
    3,
    '文件未分解到县',
    '项',
    count(*),
    first(indicator || year || '年' || label || '，文件未分解到县（区）' order by indicator_id, year, figure_id)
from undivided
union all
select 4, '推定年份', '条', count(*), first(place || indicator || '（' || label || '）原文未写年份' order by figure_id)
from figure_details
where is_inferred
order by position;
