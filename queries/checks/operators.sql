-- One row per figure whose bounds do not fit its operator.
select
    source_file,
    source_row,
    case when operator in ('<=', '<') then 'high' else 'low' end as column_name,
    case operator
        when 'text' then '运算符为 text 时 low、high、unit 应为空'
        when '>=' then '运算符为 >= 时只填 low'
        when '>' then '运算符为 > 时只填 low'
        when '<=' then '运算符为 <= 时只填 high'
        when '<' then '运算符为 < 时只填 high'
        when 'range' then '区间应填 low 和 high，且 low 小于 high'
        else '运算符为 ' || operator || ' 时 low 与 high 应相等'
    end as problem
from figures
where not coalesce(
    case
        when operator = 'text' then low is null and high is null and unit is null
        when operator in ('>=', '>') then low is not null and high is null
        when operator in ('<=', '<') then low is null and high is not null
        when operator = 'range' then low < high
        else low = high
    end,
    false
)
order by all;
