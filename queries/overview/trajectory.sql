-- One row per stated value of a city's headline indicators, from the document that sets the furthest target of each.
select
    h.headline_position as position,
    l.axis_unit as panel,
    l.document_id as series,
    concat_ws('　', if(l.is_inferred, '年份推定', null), l.mark) as tag,
    l.*
from headline_figures as h
join trajectory as l
    on
        l.place_id = h.place_id
        and l.indicator_id = h.indicator_id
        and l.document_id = h.document_id
        and l.subject is not distinct from h.subject
        and l.month is not distinct from h.month
order by h.place_position, h.place_id, h.headline_position, l.year, l.month nulls last, l.figure_id;
