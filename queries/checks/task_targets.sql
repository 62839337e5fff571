-- One row per task and indicator whose common word is not in the task's clause, is in no target of the same document,
-- or stands in either only as a piece of longer words: a term may not cut a word of words.csv in two (外贸 in 内外贸易).
with clauses as (
    select task_id, indicator_id, term, quote as clause, '本行' as whose, source_file, source_row
    from task_targets
    union all
    select s.task_id, s.indicator_id, s.term, f.quote, '目标', s.source_file, s.source_row
    from task_targets as s
    join figures as f on f.document_id = s.document_id and f.indicator_id = s.indicator_id
    where f.role in ('interim', 'target')
),

places as (
    select *, unnest(range(1, length(clause) - length(term) + 2)) as place
    from clauses
    where contains(clause, term)
),

cuts as (
    select distinct p.task_id, p.indicator_id, p.whose, p.clause, p.place, w.word
    from places as p
    join words as w on contains(p.clause, w.word)
    cross join unnest(range(1, length(w.word))) as piece (size)
    where
        substr(p.clause, p.place, length(p.term)) = p.term
        and (
            -- size characters of the word stand before the term, or in it at its end.
            substr(p.clause, p.place - piece.size, length(w.word)) = w.word and p.place > piece.size
            or substr(p.clause, p.place + length(p.term) - piece.size, length(w.word)) = w.word
        )
),

standing as (
    select
        p.task_id,
        p.indicator_id,
        p.term,
        p.whose,
        p.source_file,
        p.source_row,
        count(*) filter (where c.word is null) as free,
        min(c.word) as word
    from places as p
    left join cuts as c
        on
            c.task_id = p.task_id and c.indicator_id = p.indicator_id and c.whose = p.whose
            and c.clause = p.clause and c.place = p.place
    where substr(p.clause, p.place, length(p.term)) = p.term
    group by all
)

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
select source_file, source_row, 'term', '“' || term || '”不在这份文件中该指标任何目标的引文中'
from task_targets as s
where not exists (
    select 1 from clauses as c
    where c.task_id = s.task_id and c.indicator_id = s.indicator_id and c.whose = '目标' and contains(c.clause, s.term)
)
union all
select source_file, source_row, 'term', whose || '引文中的“' || term || '”把词“' || word || '”切开，不是同一个词'
from standing
where free = 0
order by all;
