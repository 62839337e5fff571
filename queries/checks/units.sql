-- One row per figure whose unit is missing, measures something else than its indicator's unit, or is not the one
-- that the document writes after the number. Money may be written in another currency than the indicator's.
-- A document may leave the counting word to the sentence (1.5亿, 十三部委): then 万 or 亿 must agree with the unit, and
-- money and shares, which are never left out, are refused. A fraction (1/3) agrees with a share of that size.
with followed as (
    select
        f.*,
        after_number(f.as_written)
        || regexp_extract(f.quote, '(?:^|[^0-9.])' || regexp_escape(f.as_written) || '(.*)', 1) as words
    from figures as f
    where f.operator <> 'text'
),

written as (
    select
        f.source_file,
        f.source_row,
        f.as_written,
        f.words,
        f.base_low,
        f.unit,
        u.base_unit,
        u.dimension,
        arg_max(named.unit, length(named.unit)) as unit_written
    from followed as f
    join units as u on u.unit = f.unit
    left join units as named on starts_with(f.words, named.unit)
    group by all
)

select
    f.source_file,
    f.source_row,
    'unit' as column_name,
    case
        when f.unit is null then '有数值而无单位'
        else '单位“' || f.unit || '”（' || u.dimension || '）与指标单位“' || i.unit || '”（' || iu.dimension || '）不能换算'
    end as problem
from figures as f
join indicators as i on i.indicator_id = f.indicator_id
join units as iu on iu.unit = i.unit
left join units as u on u.unit = f.unit
where
    f.operator <> 'text'
    and (
        u.unit is null
        or (
            u.dimension <> iu.dimension
            and not (u.dimension in ('人民币', '美元', '欧元') and iu.dimension in ('人民币', '美元', '欧元'))
        )
    )
union all
select source_file, source_row, 'unit', '单位“' || unit || '”与原文写法“' || as_written || '”不符'
from written
where
    case
        when unit_written is not null then unit_written <> unit
        when regexp_full_match(as_written, '[0-9]+/[0-9]+')
            then base_unit <> '%'
            or abs(
                base_low - 100.0 * split_part(as_written, '/', 1)::integer / split_part(as_written, '/', 2)::integer
            ) > 0.01
        else
            dimension in ('人民币', '美元', '欧元', '百分比')
            or regexp_extract(words, '^[万亿]*') <> regexp_extract(unit, '^[万亿]*')
    end
order by all;
