-- One row per quote that is too long, holds white space, or does not hold the words and the number it proves.
with numbered as (
    select
        *,
        regexp_extract_all(as_written, '[0-9]+(?:\.[0-9]+)?') as numerals
    from figures
)

select source_file, source_row, 'quote' as column_name, '引文超过90字，应摘短' as problem
from numbered
where length(quote) > 90
union all
select source_file, source_row, 'quote', '引文含空白字符，应去掉'
from numbered
where regexp_matches(quote, '\s')
union all
select source_file, source_row, 'as_written', '“' || as_written || '”不在引文中'
from numbered
where not contains(quote, as_written)
union all
select source_file, source_row, 'low', '数值与原文写法“' || as_written || '”不一致'
from numbered
where
    len(numerals) > 0
    and (
        coalesce(low, high) <> numerals[1]::decimal(18, 4)
        or (
            operator = 'range'
            -- 5000万至1亿元: both bounds are kept in the unit of the first.
            and high <> numerals[2]::decimal(18, 4) * if(regexp_matches(as_written, '万.*亿'), 10000, 1)
        )
    )
order by all;
