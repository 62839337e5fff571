-- One row per element of a layout and of its parts, the words that screens use, and the codes that place it.
-- Parameters: layout (layout_id).
select
    e.element_id,
    e.layout_id,
    l.name as layout,
    e.kind,
    case e.kind
        when 'hub' then '枢纽'
        when 'port' then '港'
        when 'carrier' then '载体'
        when 'centre' then '中心'
        when 'platform' then '平台'
        when 'park' then '园区'
        when 'zone' then '功能区'
        when 'base' then '培训孵化基地'
        when 'warehouse' then '公共海外仓'
    end as kind_word,
    e.name,
    e.aliases,
    e.parent_id,
    e.place_id,
    p.short_name as place,
    p.kind as place_kind,
    p.adcode,
    city.position as place_position,
    duty.short_name as duty_place,
    duty.adcode as duty_adcode,
    e.role,
    e.year,
    element_year(e) as year_label,
    e.status,
    d.document_number,
    d.title as document_title,
    e.section,
    e.quote,
    e.note
from layout_elements as e
join layouts as l on l.layout_id = e.layout_id
join cited_documents as d on d.document_id = e.document_id
join places as city on city.place_id = d.place_id
left join places as p on p.place_id = e.place_id
left join places as duty on duty.place_id = e.duty_place_id
where l.layout_id = $layout or l.part_of = $layout
order by e.layout_id, e.source_row;
