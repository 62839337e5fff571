-- One row per form of the calendar of reports that is not fit to be asked for, or says what no source says.
-- A day is a bureau's notice's or a clause's, never ours: without either a form stays without one and inactive.
with cities as (
    select d.place_id from documents as d
),

named as (
    select
        f.*,
        unnest(string_split(f.named_places, '、')) as named_id
    from forms as f
    where f.named_places is not null
),

needed as (
    select
        source_file,
        source_row,
        unnest([
            if(unit is null, 'unit', null),
            if(scope is null, 'scope', null),
            if(period is null, 'period', null),
            if(due_day is null, 'due_day', null),
            if(valid_from is null, 'valid_from', null),
            if(noticed_on is null, 'noticed_on', null)
        ]) as column_name
    from forms
    where is_active
),

places_below as (
    select
        parent_id as city_id,
        count(*) filter (where kind <> '功能区') as counties
    from places
    group by parent_id
)

select source_file, source_row, column_name, '启用的报表须写明这一项；文件和通知都没有定的，is_active 写 false' as problem
from needed
where column_name is not null
union all
select f.source_file, f.source_row, 'is_active', '启用的报表须在 form_indicators.csv 列出指标'
from forms as f
where f.is_active and f.form_id not in (select form_id from form_indicators)
union all
select f.source_file, f.source_row, 'place_id', '“' || f.place_id || '”不是有文件的城市'
from forms as f
where f.place_id not in (select place_id from cities)
union all
select f.source_file, f.source_row, 'document_id', '这份文件不是“' || p.name || '”的'
from forms as f
join documents as d on d.document_id = f.document_id
join places as p on p.place_id = f.place_id
where d.place_id <> f.place_id
union all
select source_file, source_row, 'quote', 'document_id、section、quote 三项要么都填，要么都不填'
from forms
where len(list_filter([document_id, section, quote], lambda cell: cell is not null)) not in (0, 3)
union all
select source_file, source_row, 'notice', '没有条文的报表须写明所依据的通知'
from forms
where quote is null and notice is null
union all
select source_file, source_row, 'quote', '引文超过90字，应摘短'
from forms
where length(quote) > 90
union all
select source_file, source_row, 'due_day', '期限应为期满后第1至366日'
from forms
where due_day not between 1 and 366
union all
select source_file, source_row, 'due_day', '期限须有出处：写明定期限的通知，或引文里写着' || due_day || '日'
from forms
where due_day is not null and notice is null and not coalesce(regexp_matches(quote, '(^|[^0-9])' || due_day || '日'), false)
union all
select source_file, source_row, 'lock_day', '封账日不能早于期限，也不能没有期限'
from forms
where lock_day < due_day or (lock_day is not null and due_day is null)
union all
select source_file, source_row, 'lock_day', '封账日应在期满后两年之内'
from forms
where lock_day > 731
union all
select source_file, source_row, 'valid_until', '起止日期颠倒'
from forms
where valid_until < valid_from
union all
select source_file, source_row, 'named_places', '点名的报表应列出地区，其他报表不列'
from forms
where (coalesce(scope, '全市') = '点名') <> (named_places is not null)
union all
select n.source_file, n.source_row, 'named_places', '“' || n.named_id || '”不在“' || p.name || '”之下'
from named as n
join places as p on p.place_id = n.place_id
where n.named_id not in (select below.place_id from places as below where below.parent_id = n.place_id)
union all
select source_file, source_row, 'named_places', '“' || named_id || '”列了两次'
from named
group by all
having count(*) > 1
union all
select f.source_file, f.source_row, 'scope', '这个城市没有登记县（市、区），没有谁可报'
from forms as f
left join places_below as b on b.city_id = f.place_id
where f.is_active and f.scope in ('各县（市、区）', '各县（市、区）和功能区') and coalesce(b.counties, 0) = 0
union all
select i.source_file, i.source_row, 'indicator_id', '“' || d.name || '”是定性的，没有数可报'
from form_indicators as i
join indicators as d on d.indicator_id = i.indicator_id
where d.quantity = 'text'
union all
select i.source_file, i.source_row, 'basis', '启用的报表须写明每项指标报当期、累计还是时点'
from form_indicators as i
join forms as f on f.form_id = i.form_id
where f.is_active and i.basis is null
union all
select i.source_file, i.source_row, 'basis', '“' || d.name || '”是一段时间的量，应写当期或累计'
from form_indicators as i
join indicators as d on d.indicator_id = i.indicator_id
where i.basis = '时点' and d.quantity = 'flow'
union all
select i.source_file, i.source_row, 'indicator_id', '这张报表已列过同一指标、主体和口径'
from form_indicators as i
where exists (
    select 1 from form_indicators as o
    where
        o.form_id = i.form_id and o.position < i.position and o.indicator_id = i.indicator_id
        and o.subject is not distinct from i.subject and o.basis is not distinct from i.basis
)
order by all;
