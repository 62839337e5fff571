-- One row per theme of a task that is not listed.
with named as (
    select source_file, source_row, unnest(string_split(themes, '、')) as theme from tasks
)

select source_file, source_row, 'themes' as column_name, '主题“' || theme || '”不在 themes.csv 中' as problem
from named
where theme not in (select theme from themes)
order by all;
