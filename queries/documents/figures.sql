-- One row per figure whose words match and whose document, place, role and domain are chosen.
-- Parameters: words (lower case, blank-separated, all must be found; '' finds everything), documents (short titles),
-- places, roles (lists; empty lists choose everything).
select
    f.*,
    coalesce(f.subject, '全市（全域）') as subject_words
from figure_details as f
where
    (len($documents) = 0 or list_contains($documents, f.document_short_title))
    and (len($places) = 0 or list_contains($places, f.place))
    and (len($roles) = 0 or list_contains($roles, f.role_word))
    and list_bool_and(
        list_transform(
            list_prepend('', str_split($words, ' ')),
            lambda word: contains(
                lower(concat_ws(
                    ' ', f.place, f.indicator, f.domain, f.subject, f.year_label, f.label, f.section, f.quote,
                    f.document_number, f.document_title, f.role_word, f.note
                )),
                word
            )
        )
    )
order by f.document_position, f.figure_id;
