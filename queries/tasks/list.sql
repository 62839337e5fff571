-- One row per task whose words match and whose unit, theme and document are chosen, in the order of the documents.
-- Parameters: words (lower case, blank-separated, all must be found; '' finds everything), unit ('' for any,
-- 文件未明确 for none), theme ('' for any), city ('' for any), documents (short titles; an empty list chooses all).
with assigned as (
    select
        task_id,
        string_agg(unit_name, '、' order by position) as units,
        string_agg(as_written, '、' order by position) as units_as_written,
        list(unit_name order by position) as unit_list
    from task_assignments
    group by task_id
)

select
    t.task_id,
    d.short_title as document,
    d.document_number,
    p.name as city,
    p.position as place_position,
    t.section,
    t.title,
    t.summary,
    t.lead_kind,
    t.themes,
    coalesce(a.units, '文件未明确') as units,
    a.units_as_written,
    s.figures,
    s.targets,
    t.quote,
    t.note
from tasks as t
join cited_documents as d on d.document_id = t.document_id
join places as p on p.place_id = d.place_id
left join assigned as a on a.task_id = t.task_id
left join task_figures_in_words as s on s.task_id = t.task_id
where
    ($unit = '' or list_contains(coalesce(a.unit_list, ['文件未明确']), $unit))
    and ($theme = '' or list_contains(string_split(t.themes, '、'), $theme))
    and ($city = '' or p.name = $city)
    and (len($documents) = 0 or list_contains($documents, d.short_title))
    and list_bool_and(
        list_transform(
            list_prepend('', str_split($words, ' ')),
            lambda word: contains(
                lower(concat_ws(
                    ' ', t.title, t.summary, t.quote, t.themes, t.note, t.section, a.units, a.units_as_written, p.name,
                    d.title, d.number
                )),
                word
            )
        )
    )
order by d.source_row, t.task_id;
