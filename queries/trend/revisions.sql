-- One row per pair of figures of one city that state the indicator differently for the same year.
-- Parameters: indicator, places (list of city names).
select
    r.revision_id,
    r.year,
    r.rule,
    r.reason,
    a.place,
    a.label as earlier_label,
    a.document_number as earlier_document,
    b.label as later_label,
    b.document_number as later_document
from revisions as r
join figure_details as a on a.figure_id = r.earlier_figure_id
join figure_details as b on b.figure_id = r.later_figure_id
where a.indicator = $indicator and list_contains($places, a.place)
order by r.revision_id;
