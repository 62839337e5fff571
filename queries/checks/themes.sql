-- One row per theme of a task that is not listed, and per domain of a theme that no indicator has.
with named as (
    select source_file, source_row, unnest(string_split(themes, '、')) as theme from tasks
),

linked as (
    select source_file, source_row, unnest(string_split(domains, '、')) as domain
    from themes
    where domains is not null
)

select source_file, source_row, 'themes' as column_name, '主题“' || theme || '”不在 themes.csv 中' as problem
from named
where theme not in (select theme from themes)
union all
select source_file, source_row, 'domains', '领域“' || domain || '”没有指标'
from linked
where domain not in (select domain from indicators)
order by all;
