-- One row per repetition that does not say the same as the statement it repeats.
select
    again.source_file,
    again.source_row,
    'restates' as column_name,
    '与被重申的 ' || main.figure_id || ' 数值、年份、指标或地区不同' as problem
from figures as again
join figures as main on main.figure_id = again.restates
where
    again.base_low is distinct from main.base_low
    or again.base_high is distinct from main.base_high
    or again.indicator_id <> main.indicator_id
    or again.place_id <> main.place_id
    or coalesce(again.year_end, again.year_inferred) is distinct from coalesce(main.year_end, main.year_inferred)
order by all;
