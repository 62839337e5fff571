-- One row per figure whose years are upside down, outside its document's period, or inferred without a reason.
select f.source_file, f.source_row, 'year_end' as column_name, '起止年份颠倒或只填了一个' as problem
from figures as f
where f.year_start > f.year_end or (f.year_start is null) <> (f.year_end is null)
union all
select
    f.source_file,
    f.source_row,
    'year_end',
    f.year_end || '年不在文件期间' || d.period_start || '—' || d.period_end || '内'
from figures as f
join documents as d on d.document_id = f.document_id
where
    f.role in ('interim', 'target', 'quota', 'fund')
    and (f.year_end > d.period_end or f.year_start < d.period_start)
union all
select f.source_file, f.source_row, 'year_end', '基期' || f.year_end || '年晚于文件期间开始的' || d.period_start || '年'
from figures as f
join documents as d on d.document_id = f.document_id
where f.role = 'baseline' and f.year_end > d.period_start
union all
select f.source_file, f.source_row, 'year_inferred', '推定年份须原文未写年份，并在 note 中说明理由'
from figures as f
where f.year_inferred is not null and (f.year_end is not null or f.note is null)
order by all;
