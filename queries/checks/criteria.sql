-- One row per criterion whose test is incomplete, per relaxation without its condition or
-- beside another of the same criterion, and per family of units (示范企业·通用) that two documents have criteria for:
-- those for all of a family apply to each of its kinds. Rules stand apart, each with its source.
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
