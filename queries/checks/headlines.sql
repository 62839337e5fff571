-- One row per headline that no target of its city stands behind, and per city with a document but no headline.
select h.source_file, h.source_row, 'indicator_id' as column_name, '该市没有这个指标的目标' as problem
from headlines as h
where
    not exists (
        select 1 from trajectory as l
        where l.place_id = h.place_id and l.indicator_id = h.indicator_id and l.role in ('interim', 'target')
    )
union all
select d.source_file, d.source_row, 'place_id', '该市在 headlines.csv 中没有首要目标'
from documents as d
where d.place_id not in (select place_id from headlines)
order by all;
