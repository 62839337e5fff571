-- One row per county quota without a number or of no figure of its city, and per city figure that its parts do not add up
-- to.
select
    f.source_file,
    f.source_row,
    'indicator_id' as column_name,
    '配额没有对应的全市数（同文件、同指标、同年，不带主体）' as problem
from figures as f
join places as p on p.place_id = f.place_id
where
    f.role = 'quota'
    and not exists (
        select 1 from quota_sums as s
        join figures as whole on whole.figure_id = s.figure_id and whole.subject is null
        where
            s.document_id = f.document_id
            and s.place_id = p.parent_id
            and s.indicator_id = f.indicator_id
            and s.year = f.year_end
    )
union all
select source_file, source_row, 'operator', '配额须有数值；文件没有写数的，是交给当地的事，请记在 duties.csv'
from figures
where role = 'quota' and operator = 'text'
union all
select
    f.source_file,
    f.source_row,
    'low',
    '各县合计' || regexp_replace(s.total::varchar, '\.?0+$', '') || '，与全市“' || s.label || '”不符'
from quota_sums as s
join figures as f on f.figure_id = s.figure_id
where s.verdict = '不符'
order by all;
