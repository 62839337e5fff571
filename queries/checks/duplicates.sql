-- One row per figure that states an indicator anew for a place, subject and year of which its document has stated it
-- before: its repetition must say what it restates, and values of different months need their month. A weaker promise
-- (tier), another currency and another time basis are other statements.
with stated as (
    select
        f.source_file,
        f.source_row,
        f.figure_id,
        coalesce(year_end, year_inferred) as year,
        month,
        first_value(figure_id) over same as first_figure_id
    from figures as f
    where role in ('baseline', 'interim', 'target', 'quota') and operator <> 'text' and restates is null
    window same as (
        partition by
            document_id,
            place_id,
            indicator_id,
            nullif(subject, month_words),
            role in ('interim', 'target'),
            role = 'quota',
            coalesce(year_start, year_inferred),
            coalesce(year_end, year_inferred),
            month,
            time_basis,
            base_unit,
            tier
        order by source_row
        rows between unbounded preceding and unbounded following
    )
)

select
    source_file,
    source_row,
    'indicator_id' as column_name,
    '与 ' || first_figure_id || ' 是同一文件、同一指标、同一主体、同一年份的另一个数；重申请填 restates，'
    || '不同月份请在 subject 或引文中写明月份，不同主体请填 subject' as problem
from stated
where figure_id <> first_figure_id and year is not null
order by all;
