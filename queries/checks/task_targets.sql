-- One row per task and indicator whose common word is not in the task's clause, or in no target of the same document.
select
    s.source_file,
    s.source_row,
    'task_id' as column_name,
    '任务“' || s.task_id || '”属于另一份文件' as problem
from task_targets as s
join tasks as t on t.task_id = s.task_id
where t.document_id <> s.document_id
union all
select source_file, source_row, 'term', '“' || term || '”不在本行引文中'
from task_targets
where not contains(quote, term)
union all
select s.source_file, s.source_row, 'term', '“' || s.term || '”不在这份文件中该指标任何目标的引文中'
from task_targets as s
where
    not exists (
        select 1 from figures as f
        where
            f.document_id = s.document_id
            and f.indicator_id = s.indicator_id
            and f.role in ('interim', 'target')
            and contains(f.quote, s.term)
    )
order by all;
