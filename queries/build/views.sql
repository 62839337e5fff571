-- What every page needs of a figure, in the words that screens use; and what follows from figures by arithmetic.
-- What passes every check is published with their rows kept as tables: planning takes longer than reading them.

-- One row per document, with the words that name it as a source: its number, or its short title where it has none; and
-- its period, whose first year is inferred where neither the title nor a clause of the document states it.
create view cited_documents as
select
    * exclude (source_file),
    coalesce(number, short_title || '（无文号）') as document_number,
    period_quote is null and not contains(title, period_start::varchar) as is_start_inferred,
    period_start || if(is_start_inferred, '（推定）', '') || '—' || period_end || '年' as period
from documents;

-- One row per figure, joined with its document, place and indicator.
-- year is the year it is due or was reached; year_label says where it is inferred. is_yearly: stated for each year of a
-- period, so due in none. plain_label is the document's own words, with the word of a tier, a forecast, a basis or 至少
-- before them and the sign that governs them; label, which every surface shows, carries the marks of findings after it, so that no surface can leave
-- them out. Charts, which write the marks as a line of their own, show plain_label with mark.
-- is_doubted: a finding that is more than a slip of the pen touches the figure.
-- time_basis is open where a count of a year is said to be neither the total nor what is new in that year.
-- A month, quarter or half year that the document writes stands in year_label, and is no subject.
-- gravest_doubt: the weight of the heaviest finding that touches it. is_rivalled: another document states it differently.
create view figure_details as
with marks as (
    select figure_id, string_agg(mark, '；' order by finding_id) as mark
    from finding_figures
    group by figure_id
),

worded as (
    select
        *,
        coalesce(wording, '') as governing,
        coalesce(year_start, inferred_start, year_inferred) as first_year,
        coalesce(year_end, year_inferred) as last_year,
        -- 各5家 of several places is 5家 of each.
        if(
            role = 'quota',
            regexp_replace(coalesce(governed, as_written), '^各', ''),
            coalesce(governed, as_written)
        ) as written
    from figures
)

select
    f.figure_id,
    f.document_id,
    d.document_number,
    d.title as document_title,
    d.short_title as document_short_title,
    d.source_row as document_position,
    f.place_id,
    p.name as place,
    p.short_name as place_short,
    p.kind as place_kind,
    p.parent_id as place_parent_id,
    p.position as place_position,
    f.indicator_id,
    i.name as indicator,
    i.domain,
    i.quantity,
    i.direction,
    i.definition,
    i.compare_group,
    nullif(f.subject, f.month_words) as subject,
    f.role,
    case f.role
        when 'baseline' then '基期'
        when 'interim' then '中期目标'
        when 'target' then '终期目标'
        when 'quota' then '县区配额'
        when 'threshold' then '认定标准'
        when 'fund' then '资金'
        when 'context' then '背景'
    end as role_word,
    f.last_year as year,
    f.first_year as year_start,
    f.first_year < f.last_year and f.time_basis = 'annual' as is_yearly,
    f.year_end is null and f.year_inferred is not null as is_inferred,
    case
        when f.last_year is null then '文件未写年份'
        else
            if(f.first_year <> f.last_year, f.first_year || '—', '') || f.last_year || '年' || coalesce(f.month_words, '')
            || if(f.year_end is null, '（推定）', '')
    end as year_label,
    f.month,
    if(basis_is_open(f, i, u), 'open', f.time_basis::varchar) as time_basis,
    f.operator,
    f.low,
    f.high,
    coalesce(f.low, f.high) as value,
    f.unit,
    f.base_low,
    f.base_high,
    coalesce(f.base_low, f.base_high) as base_value,
    f.base_unit,
    u.dimension,
    axis.unit as axis_unit,
    f.base_low / axis.factor as axis_low,
    f.base_high / axis.factor as axis_high,
    f.as_written,
    f.wording,
    f.tier,
    label_of(f) as plain_label,
    label_of(f) || coalesce('（' || marks.mark || '）', '') as label,
    f.section,
    f.quote,
    f.restates,
    marks.mark,
    coalesce(f.gravest_doubt <> '文字瑕疵', false) as is_doubted,
    f.note,
    f.gravest_doubt::varchar as gravest_doubt,
    f.is_rivalled
from worded as f
left join marks on marks.figure_id = f.figure_id
join cited_documents as d on d.document_id = f.document_id
join places as p on p.place_id = f.place_id
join indicators as i on i.indicator_id = f.indicator_id
join units as own on own.unit = i.unit
left join units as u on u.unit = f.unit
-- The unit of a chart axis: the indicator's own, or 亿 of the currency that the document writes instead.
left join units as axis
    on axis.unit = case when u.dimension = own.dimension then own.unit else '亿' || u.base_unit end;

-- One row per figure of a city's own trajectory: baseline, interim or final target, repetitions left out.
create view trajectory as
select figure_details.*
from figure_details
where role in ('baseline', 'interim', 'target') and restates is null;

-- One row per headline of a city: its furthest target. Of two documents that set one, the first: the figure of the
-- later is a revision, shown beside it.
create view headline_figures as
select
    h.position as headline_position,
    l.*
from headlines as h
join trajectory as l on l.place_id = h.place_id and l.indicator_id = h.indicator_id
where l.role in ('interim', 'target')
qualify row_number() over (
    partition by h.place_id, h.position
    order by l.year desc, l.document_position, l.month desc nulls first, l.tier nulls first, l.figure_id
) = 1;

-- One row per city, indicator, subject and document with a final target in numbers: the yearly change that it demands.
-- It starts at the last baseline of the same subject and dimension, else at the first interim target. What is new
-- in a year does not grow from year to year, so it has none; nor is a month set against a year. From a range, the least
-- change leads from the end of the start that is nearer to the end of the target that is nearer: from the upper bound
-- to the lower one where it rises, the other way where it falls. bound says which way the result is open: 最低 where the
-- change may be larger than computed (100家以上; in a fall 20%以内), 最高 where it may be smaller, 不定 where both.
-- is_basis_open: counts whose document says neither total nor new in the year are reckoned as totals, which every
-- surface says. Percentages, shares and rates (in_points): the change a year in percentage points, or in their unit.
-- Anything else: compound growth, (end / start) ^ (1 / years) - 1. obstacle is why nothing can be computed: no_start;
-- met, where the start is within the target already; overlap, of two ranges; rank; zero_start, negative_start and
-- negative_end, from or to which nothing grows by a rate.
create view demands as
with points as (
    select
        *,
        quantity in ('share', 'rate', 'growth') or dimension = '百分比' as in_points
    from trajectory
    where
        operator <> 'text'
        and year is not null
        and time_basis not in ('span', 'new')
        and (month is null or (month = 12 and time_basis in ('point', 'open')))
),

ends as (
    select *
    from points
    where role in ('interim', 'target')
    qualify row_number() over (
        partition by document_id, place_id, indicator_id, subject
        order by year desc, tier nulls first, figure_id
    ) = 1
),

starts as (
    select
        points.*,
        ends.figure_id as end_figure_id
    from points
    join ends
        on
            ends.document_id = points.document_id
            and ends.place_id = points.place_id
            and ends.indicator_id = points.indicator_id
            and ends.subject is not distinct from points.subject
            and ends.dimension = points.dimension
            and ends.time_basis = points.time_basis
            and ends.year > points.year
    qualify row_number() over (
        partition by ends.figure_id
        order by
            points.role = 'baseline' desc,
            case when points.role = 'baseline' then -points.year else points.year end,
            points.figure_id
    ) = 1
),

spans as (
    select
        ends.*,
        starts.figure_id as start_figure_id,
        starts.role as start_role,
        starts.year as start_year,
        starts.year_label as start_year_label,
        starts.operator as start_operator,
        starts.unit as start_unit,
        starts.plain_label as start_label,
        starts.as_written as start_written,
        ends.year - starts.year as years,
        coalesce(coalesce(ends.base_high, ends.base_low) < coalesce(starts.base_low, starts.base_high), false) as is_fall,
        coalesce(coalesce(ends.base_low, ends.base_high) > coalesce(starts.base_high, starts.base_low), false) as is_rise,
        if(is_fall, coalesce(starts.low, starts.high), coalesce(starts.high, starts.low)) as start_value,
        if(is_fall, coalesce(ends.high, ends.low), coalesce(ends.low, ends.high)) as end_value,
        if(is_fall, coalesce(starts.base_low, starts.base_high), coalesce(starts.base_high, starts.base_low)) as start_base,
        if(is_fall, coalesce(ends.base_high, ends.base_low), coalesce(ends.base_low, ends.base_high)) as end_base
    from ends
    left join starts on starts.end_figure_id = ends.figure_id
),

judged as (
    select
        *,
        start_operator in ('>', '>=') or operator in ('<', '<=') as may_be_less,
        start_operator in ('<', '<=') or operator in ('>', '>=') as may_be_more,
        start_operator = 'range' or operator = 'range' as is_least,
        case
            when start_figure_id is null then 'no_start'
            when quantity = 'rank' then 'rank'
            when operator in ('>', '>=') and not is_rise then 'met'
            when operator in ('<', '<=') and not is_fall then 'met'
            when not (is_fall or is_rise) and 'range' in (operator, start_operator) then 'overlap'
            when in_points then null
            when start_base = 0 then 'zero_start'
            when start_base < 0 then 'negative_start'
            when end_base < 0 then 'negative_end'
        end as obstacle
    from spans
)

select
    j.figure_id,
    j.document_id,
    j.place_id,
    j.indicator_id,
    j.subject,
    j.start_figure_id,
    j.start_role,
    j.start_year,
    j.start_year_label,
    j.year,
    j.dimension,
    j.start_value::double as start_value,
    j.start_operator in ('>', '>=', '<', '<=') as start_is_bound,
    case
        when if(j.is_fall, j.may_be_less, j.may_be_more) or j.is_least
            then if(if(j.is_fall, j.may_be_more, j.may_be_less), '不定', '最低')
        when if(j.is_fall, j.may_be_more, j.may_be_less) then '最高'
    end as bound,
    j.time_basis = 'open' as is_basis_open,
    j.start_unit,
    j.start_label,
    j.start_written,
    j.value,
    j.end_value::double as end_value,
    j.unit,
    j.years,
    j.in_points,
    case when not j.in_points then '%' when j.dimension = '百分比' then '个百分点' else j.unit end as change_unit,
    j.obstacle,
    case
        when j.obstacle is not null then null
        when j.in_points
            then (j.end_base - j.start_base)::double / j.years / if(j.dimension = '百分比', 1, units.factor)::double
        else 100 * (pow((j.end_base / j.start_base)::double, 1.0 / j.years) - 1)
    end as per_year
from judged as j
join units on units.unit = j.unit;

-- One row per city, indicator and year of a document that splits anything by county: the city's figure
-- and the sum of its parts. Counties named behind a range add up to its upper bound. What every county must do by
-- itself (subject 各县…) is no figure of the city to split: it stands among the duties.
create view quota_sums as
with splitting as (
    select distinct f.document_id, p.parent_id as place_id
    from figures as f
    join places as p on p.place_id = f.place_id
    where f.role = 'quota'
),

parts as (
    select
        f.document_id,
        p.parent_id as place_id,
        f.indicator_id,
        f.year_end as year,
        count(*) as places,
        sum(coalesce(f.low, f.high)) as total
    from figures as f
    join places as p on p.place_id = f.place_id
    where f.role = 'quota'
    group by all
)

select
    l.document_id,
    l.place_id,
    l.indicator_id,
    l.indicator || coalesce('（' || l.subject || '）', '') as indicator,
    l.year,
    l.figure_id,
    -- Tables of quotas show the year alone: the label says where it is inferred.
    l.label || if(l.is_inferred, '（年份推定）', '') as label,
    l.operator,
    l.low,
    l.high,
    l.unit,
    coalesce(parts.places, 0) as places,
    parts.total,
    case
        when parts.total is null then '未分解'
        when parts.total = coalesce(l.high, l.low) then '相符'
        else '不符'
    end as verdict,
    l.section,
    l.quote
from trajectory as l
join splitting on splitting.document_id = l.document_id and splitting.place_id = l.place_id
left join parts
    on
        parts.document_id = l.document_id
        and parts.place_id = l.place_id
        and parts.indicator_id = l.indicator_id
        and parts.year = l.year
where
    l.role in ('interim', 'target')
    and l.operator <> 'text'
    and not starts_with(coalesce(l.subject, ''), '各县');

-- One row per county quota: its share of all places named (测算; null where they add up to nought), and its rank among
-- them in words that tell ties.
create view quota_ranks as
with compared as (
    select
        f.figure_id,
        100.0 * coalesce(f.low, f.high)::double / nullif(sum(coalesce(f.low, f.high)::double) over same, 0) as share,
        rank() over (same order by coalesce(f.low, f.high) desc) as rank,
        count(*) over same as named,
        count(*) over (partition by f.document_id, f.place_parent_id, f.indicator_id, f.year, coalesce(f.low, f.high)) as alike
    from figure_details as f
    where f.role = 'quota'
    window same as (partition by f.document_id, f.place_parent_id, f.indicator_id, f.year)
)

select
    *,
    named
    || case
        when alike = named then '个地区相同'
        when alike > 1 then '个地区中并列第' || rank || '位'
        else '个地区中第' || rank || '位'
    end as rank_words
from compared;

-- One row per place below a city and figure with a year that quota_sums has of the city: the place's part in words (文件未列 where
-- the document names others, 文件未分解 where it splits the figure for nobody), with share (测算) and rank, and its
-- clause, or the whole figure's where the place has no part. indicator tells subjects apart, indicator_name does not;
-- is_listed: the place has a code or stands in the document's order.
create view county_quotas as
select
    city.name as city,
    b.place_id,
    b.name as place,
    b.short_name as place_short,
    b.adcode,
    b.position,
    b.note as place_note,
    b.position is not null or b.adcode is not null as is_listed,
    s.document_id,
    w.document_number,
    w.document_title,
    s.indicator_id,
    s.indicator,
    w.indicator as indicator_name,
    w.definition,
    w.subject,
    s.year,
    s.figure_id as city_figure_id,
    s.label as city_label,
    s.low as city_low,
    s.high as city_high,
    s.unit,
    s.section as city_section,
    s.quote as city_quote,
    w.mark,
    s.places,
    s.total,
    s.verdict,
    f.figure_id,
    coalesce(f.low, f.high)::double as quota,
    case
        when f.figure_id is not null then f.label
        when s.verdict = '未分解' then '文件未分解'
        else '文件未列'
    end as words,
    q.share,
    q.rank,
    q.rank_words,
    coalesce(q.named, s.places) as named,
    coalesce(f.section, s.section) as section,
    coalesce(f.quote, s.quote) as quote,
    f.note
from quota_sums as s
join places as city on city.place_id = s.place_id
join places as b on b.parent_id = s.place_id
join figure_details as w on w.figure_id = s.figure_id
left join figure_details as f
    on
        f.place_id = b.place_id
        and f.role = 'quota'
        and f.indicator_id = s.indicator_id
        and f.year = s.year
        and f.document_id = s.document_id
left join quota_ranks as q on q.figure_id = f.figure_id
where s.year is not null;

-- One row per duty that a document gives counties or zones, with the document's number and the title of its task.
create view cited_duties as
select
    y.* exclude (source_file),
    t.title as task,
    d.document_number,
    d.place_id as city_id,
    d.source_row as document_position,
    d.period_start
from duties as y
join cited_documents as d on d.document_id = y.document_id
left join tasks as t on t.task_id = y.task_id;

-- One row per county or zone and duty that is asked of it: by name, of all counties, or of counties and zones. due_words
-- are the words of the clause that say until when, and due_year their year; null where it says no day. What is asked of
-- all counties says with its note that a county run by the province may not be meant.
create view county_duties as
with dated as (
    select
        *,
        nullif(
            regexp_extract(quote, '((到|至)?20\d\d年(\d{1,2}月)?(\d{1,2}日)?(底|末)?(之)?前|(到|至)20\d\d年(底|末)?)'), ''
        ) as due_words
    from cited_duties
)

select
    y.* exclude (note),
    p.place_id as county_id,
    p.short_name as county_short,
    regexp_extract(y.due_words, '\d{4}')::integer as due_year,
    nullif(
        concat_ws(
            '；',
            if(
                y.scope <> '点名' and starts_with(p.note, '省直管'),
                '是否包括省直管的' || p.short_name || '，文件没有写明',
                null
            ),
            y.note
        ),
        ''
    ) as note
from dated as y
join places as p on p.parent_id = y.city_id
where
    (
        y.place_id = p.place_id
        or y.scope = '各县（市、区）和功能区'
        or (y.scope = '各县（市、区）' and p.kind <> '功能区')
    )
    and not list_contains(string_split(coalesce(y.except_places, ''), '、'), p.place_id);

-- One row per task and unit that answers for it. Bureaus of two cities may bear one name: unit_name tells them apart.
create view task_assignments as
select
    u.task_id,
    u.position,
    u.unit,
    u.as_written,
    case when starts_with(u.unit, '市') then p.name || substr(u.unit, 2) else p.name || u.unit end as unit_name
from task_units as u
join tasks as t on t.task_id = u.task_id
join documents as d on d.document_id = t.document_id
join places as p on p.place_id = d.place_id;

-- One row per task and figure that it serves: one in its own clause, or a target elsewhere in the document that names
-- the same thing with the same word (term; null for the own clause, whose quote the task has).
create view task_figures as
select
    t.task_id,
    f.figure_id,
    null::varchar as term,
    null::varchar as quote,
    null::varchar as note
from tasks as t
join figures as f on f.document_id = t.document_id and starts_with(f.section, t.section)
union all
select
    s.task_id,
    f.figure_id,
    s.term,
    s.quote,
    s.note
from task_targets as s
join tasks as t on t.task_id = s.task_id
join figures as f on f.document_id = s.document_id and f.indicator_id = s.indicator_id
where f.role in ('interim', 'target') and f.restates is null and not starts_with(f.section, t.section);

-- One row per task that serves any figure: those of its own clause, and the targets elsewhere, each in one line.
create view task_figures_in_words as
with worded as (
    select
        s.task_id,
        s.term is null as is_own,
        f.figure_id,
        f.indicator || f.label || '（' || f.year_label || '）' as words
    from task_figures as s
    join figure_details as f on f.figure_id = s.figure_id
)

select
    task_id,
    string_agg(words, '；' order by figure_id) filter (where is_own) as figures,
    string_agg(words, '；' order by figure_id) filter (where not is_own) as targets
from worded
group by task_id;

-- One row per form and place that is to report by it: the city itself, all its counties, its zones too, or those named.
create view form_places as
select f.form_id, p.place_id, p.place_id = f.place_id as is_city
from forms as f
join places as p
    on
        (f.scope = '全市' and p.place_id = f.place_id)
        or (f.scope = '各县（市、区）' and p.parent_id = f.place_id and p.kind <> '功能区')
        or (f.scope = '各县（市、区）和功能区' and p.parent_id = f.place_id)
        or (f.scope = '点名' and list_contains(string_split(f.named_places, '、'), p.place_id));
