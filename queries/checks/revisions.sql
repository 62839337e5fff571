-- One row per revision whose two figures are not of one city, one indicator and the stated year.
select
    r.source_file,
    r.source_row,
    'later_figure_id' as column_name,
    '两条数字须为同一市、同一指标、同一年份，并出自两份文件' as problem
from revisions as r
join figure_details as a on a.figure_id = r.earlier_figure_id
join figure_details as b on b.figure_id = r.later_figure_id
where
    a.place_id <> b.place_id
    or a.indicator_id <> r.indicator_id
    or b.indicator_id <> r.indicator_id
    or a.year is distinct from r.year
    or b.year is distinct from r.year
    or a.document_id = b.document_id
order by all;
