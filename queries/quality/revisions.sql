-- One row per pair of figures of one city that state the same indicator and year differently.
select
    r.revision_id,
    r.earlier_figure_id,
    r.later_figure_id,
    i.name as indicator,
    r.year,
    r.rule,
    r.reason,
    a.place,
    a.label as earlier_label,
    a.document_number as earlier_document,
    a.section as earlier_section,
    a.quote as earlier_quote,
    b.label as later_label,
    b.document_number as later_document,
    b.section as later_section,
    b.quote as later_quote,
    a.base_unit as earlier_unit,
    b.base_unit as later_unit,
    x.cny_per_usd,
    b.base_value * case b.base_unit when '美元' then x.cny_per_usd when '元' then 1 end / 1e8 as later_cny,
    a.base_value * case a.base_unit when '美元' then x.cny_per_usd when '元' then 1 end / 1e8 as earlier_cny
from revisions as r
join indicators as i on i.indicator_id = r.indicator_id
join figure_details as a on a.figure_id = r.earlier_figure_id
join figure_details as b on b.figure_id = r.later_figure_id
left join exchange_rates as x on x.year = r.year
order by r.revision_id;
