-- One row per comparison and city: the city's furthest target among the indicators of the comparison,
-- the one of the shared definition first, and the verdict with its reason. Indicators of one name are said to be of one
-- definition (同口径) only where a document defines the statistic (indicators.definition_quote); else 同名指标 or 可折算.
with cities as (
    select place_id, name as place, short_name as place_short, position as place_position
    from places
    where place_id in (select place_id from documents)
),

candidates as (
    select
        c.comparison_id,
        l.*,
        m.reason,
        i.compare_group is not null and i.compare_group = c.compare_group as is_same,
        i.definition_quote is not null as is_defined,
        regexp_extract(l.quote || coalesce(l.wording, ''), '相当于|占') as ratio_word
    from comparisons as c
    join comparison_members as m on m.comparison_id = c.comparison_id
    join indicators as i on i.indicator_id = m.indicator_id
    join trajectory as l on l.indicator_id = m.indicator_id and l.role in ('interim', 'target')
    qualify row_number() over (
        partition by c.comparison_id, l.place_id
        order by is_same desc, l.year desc nulls last, l.document_position, l.figure_id
    ) = 1
),

priced as (
    select
        candidates.*,
        exchange_rates.cny_per_usd,
        -- Whether a city's target can be set beside those of another currency.
        coalesce(base_unit, '') not in ('美元', '欧元') or (base_unit = '美元' and cny_per_usd is not null) as is_priced
    from candidates
    left join exchange_rates on exchange_rates.year = candidates.year
),

groups as (
    select
        comparison_id,
        count(*) filter (where is_same and operator <> 'text') as same_places,
        count(distinct base_unit) filter (where is_same and operator <> 'text') as currencies,
        count(*) filter (where is_same and operator <> 'text' and is_priced) as priced_places,
        count(distinct base_unit) filter (where is_same and operator <> 'text' and is_priced) as priced_currencies,
        count(distinct year) filter (where is_same and operator <> 'text') as years,
        string_agg(distinct nullif(ratio_word, ''), '、' order by nullif(ratio_word, ''))
            filter (where is_same and operator <> 'text') as ratio_words,
        concat_ws(
            '；',
            if(bool_and(is_defined) filter (where is_same and operator <> 'text'), '指标定义和单位相同', '同名指标，文件都没有写统计范围'),
            if(priced_currencies > 1, '币种不同，按当年平均汇率折算后对照', null),
            if(contains(ratio_words, '、'), '用词不同（' || ratio_words || '）', null),
            if(years > 1, '目标年份不同，须同时看年份', null)
        ) as likeness
    from priced
    group by comparison_id
)

select
    c.comparison_id,
    c.position,
    c.title,
    c.definition as comparison_definition,
    cities.place_id,
    cities.place,
    cities.place_short,
    cities.place_position,
    x.figure_id,
    x.indicator,
    x.year,
    x.year_label,
    x.label,
    x.base_value,
    x.base_unit,
    x.document_number,
    coalesce(year(own.issued_on), own.period_start) as document_year,
    x.section,
    x.quote,
    case
        when x.figure_id is null then '文件未设'
        when x.operator = 'text' then '仅定性'
        when not x.is_same then '口径不同'
        when g.same_places < 2 then '无可比对象'
        when g.currencies > 1 and not x.is_priced then '无汇率'
        when g.currencies > 1 and g.priced_places < 2 then '无可比对象'
        when g.priced_currencies > 1 then '可折算'
        when x.is_defined then '同口径'
        else '同名指标'
    end as verdict,
    case
        when x.figure_id is null then '所收文件未设此项目标'
        when x.operator = 'text' then '文件只作定性表述，没有数值'
        when not x.is_same then x.reason
        when g.same_places < 2 then '其他市没有同一口径的目标'
        when g.currencies > 1 and not x.is_priced then '币种不同，该年无汇率，不折算'
        when g.currencies > 1 and g.priced_places < 2 then '其他市的目标币种不同，无法折算'
        else g.likeness
    end as reason,
    later.figure_id as later_figure_id,
    later.label as later_label,
    later.year_label as later_year_label,
    case when later.base_unit = '美元' then later.base_value * later_rate.cny_per_usd / 1e8 end as later_cny_value,
    case when later.base_unit = '美元' then later_rate.cny_per_usd end as later_cny_per_usd,
    later.base_value as later_base_value,
    later.base_unit as later_base_unit,
    later.year as later_year,
    later.document_number as later_document,
    later.section as later_section,
    later.quote as later_quote,
    coalesce(year(other.issued_on), other.period_start) as later_document_year,
    case when x.base_unit = '美元' and x.is_same then x.cny_per_usd end as cny_per_usd,
    case when x.base_unit = '美元' and x.is_same then x.base_value * x.cny_per_usd / 1e8 end as cny_value
from comparisons as c
cross join cities
left join priced as x on x.comparison_id = c.comparison_id and x.place_id = cities.place_id
left join groups as g on g.comparison_id = c.comparison_id
left join revisions as r on r.earlier_figure_id = x.figure_id
left join figure_details as later on later.figure_id = r.later_figure_id
left join exchange_rates as later_rate on later_rate.year = later.year
left join documents as own on own.document_id = x.document_id
left join documents as other on other.document_id = later.document_id
-- Of several documents that differ from one figure, the last: a cell has room for one beside its own.
qualify row_number() over (
    partition by c.comparison_id, cities.place_id order by later.document_position desc nulls last, later.figure_id
) = 1
order by c.position, c.comparison_id, cities.place_position, cities.place_id;
