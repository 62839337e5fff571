-- One row per criterion whose test is incomplete or is not what its quote says, per relaxation without its condition or
-- beside another of the same criterion, and per family of units (示范企业·通用) that two documents have criteria for:
-- those for all of a family apply to each of its kinds. Rules stand apart, each with its source.
-- The words of a number are those before it up to the last comma or number, and those after it; a share may be written
-- as a fraction (1/3). 达到 is met by more, so it is read as 不低于.
with numbered as (
    select
        c.*,
        regexp_replace(format('{:.4f}', c.value::double), '\.?0+$', '') as numeral,
        case
            when u.base_unit = '%' and u.factor <> 1 then '/' || round(100 / u.factor)::integer
            else c.unit
        end as unit_words
    from criteria as c
    join units as u on u.unit = c.unit
    where c.measurable and c.value is not null
),

said as (
    select
        *,
        regexp_extract_all(
            quote,
            '(?:^|[，,。；;]|[0-9][^，,。；;0-9.])([^，,。；;0-9.]*'
            || regexp_escape(numeral || unit_words)
            || '(?:以上|以下|以内|左右|内)?)',
            1
        ) as places
    from numbered
)

select source_file, source_row, 'variable' as column_name, '可量化的标准应有变量、运算符、数值和单位' as problem
from criteria
where measurable and (variable is null or operator is null or value is null or unit is null)
union all
select source_file, source_row, 'value', '不可量化的标准不填变量和数值'
from criteria
where not measurable and (variable is not null or value is not null)
union all
select source_file, source_row, 'unit', '单位“' || unit || '”不在 units.csv 中'
from criteria
where unit is not null and unit not in (select unit from units)
union all
select source_file, source_row, 'operator', '标准的运算符应为 >=、>、<=、< 或 ='
from criteria
where operator in ('range', 'approx', 'text')
union all
select c.source_file, c.source_row, 'condition', '放宽条款应写明条件，并与所放宽的标准是同一变量'
from criteria as c
join criteria as relaxed on relaxed.criterion_id = c.exception_of
where c.condition is null or c.variable is distinct from relaxed.variable
union all
select source_file, source_row, 'value', '数值“' || numeral || unit_words || '”不在引文中'
from said
where len(places) = 0
union all
select s.source_file, s.source_row, 'unit', '引文写作“' || s.numeral || longer.unit || '”，单位不是“' || s.unit || '”'
from said as s
join units as longer on longer.unit <> s.unit and starts_with(longer.unit, s.unit)
where len(s.places) > 0 and contains(s.quote, s.numeral || longer.unit)
union all
select
    source_file,
    source_row,
    'operator',
    '原文用词“' || places[1] || '”读作 ' || operator_said(replace(places[1], '达到', '不低于')) || '，与运算符 ' || operator || ' 不符'
from said
where
    len(places) > 0
    and not list_contains(list_transform(places, lambda words: operator_said(replace(words, '达到', '不低于'))), operator)
union all
select source_file, source_row, 'exception_of', '标准“' || exception_of || '”已有另一条放宽条款，自评只能套用一条'
from criteria
where exception_of in (select exception_of from criteria group by exception_of having count(*) > 1)
union all
select source_file, source_row, 'unit_kind', '另一份文件也有“' || split_part(unit_kind, '·', 1) || '”的标准，会混在一起；请换一个名称加以区分'
from criteria
where
    unit_kind <> '规则'
    and split_part(unit_kind, '·', 1) in (
        select split_part(unit_kind, '·', 1) from criteria group by all having count(distinct document_id) > 1
    )
order by all;
