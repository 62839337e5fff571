-- One row per layout that is shown by itself, then one per city whose documents set none (layout_id null).
with whole as (
    select l.*, d.place_id, d.document_number, d.short_title, d.period_start, d.is_start_inferred
    from layouts as l
    join cited_documents as d on d.document_id = l.document_id
    where l.part_of is null
),

without as (
    select place_id, min(document_number) as document_number, min(short_title) as short_title
    from cited_documents
    group by place_id
    having count(*) filter (where document_id in (select document_id from layouts)) = 0
)

select
    coalesce(w.layout_id, p.place_id || '-none') as choice,
    w.layout_id,
    p.place_id,
    p.name as place,
    p.short_name as place_short,
    p.adcode,
    p.position as place_position,
    province.name as province,
    coalesce(w.name, '文件未设空间布局') as name,
    w.summary,
    w.section,
    w.quote,
    coalesce(w.document_number, n.document_number) as document_number,
    coalesce(w.short_title, n.short_title) as short_title,
    p.short_name || '　' || coalesce(w.name || '（' || w.period_start || '年' || if(w.is_start_inferred, '，推定', '') || '）', '文件未设空间布局') as label
from places as p
left join places as province on province.place_id = p.parent_id
left join whole as w on w.place_id = p.place_id
left join without as n on n.place_id = p.place_id
where w.layout_id is not null or n.place_id is not null
order by p.position, p.place_id, w.layout_id;
