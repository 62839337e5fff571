-- One row per kind of thing that a reader must know before quoting: how many there are, and an example in words.
with undivided as (
    select place_id, indicator, year, label
    from quota_sums
    where verdict = '未分解'
)

select
    1 as position,
    '前后文件不一致' as kind,
    count(*) as items,
    first(i.name || r.year || '年：' || r.reason order by r.revision_id) as example
from revisions as r
join indicators as i on i.indicator_id = r.indicator_id
union all
select 2, '文件内部疑点', count(*), first(title order by finding_id)
from findings
union all
select 3, '文件未分解到县', count(*), first(indicator || year || '年' || label || '，文件未分解到县（区）' order by indicator_id)
from (select u.*, i.indicator_id from undivided as u join indicators as i on i.name = u.indicator)
union all
select 4, '推定年份', count(*), first(place || indicator || '（' || label || '）原文未写年份' order by figure_id)
from figure_details
where is_inferred
order by position;
