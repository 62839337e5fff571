-- One row per id that cannot be part of a file name or an address: ids name pages, anchors and pictures.
with ids as (
    select place_id as id, 'place_id' as column_name, source_file, source_row from places
    union all
    select document_id, 'document_id', source_file, source_row from documents
    union all
    select indicator_id, 'indicator_id', source_file, source_row from indicators
    union all
    select figure_id, 'figure_id', source_file, source_row from figures
    union all
    select layout_id, 'layout_id', source_file, source_row from layouts
    union all
    select element_id, 'element_id', source_file, source_row from layout_elements
    union all
    select task_id, 'task_id', source_file, source_row from tasks
    union all
    select comparison_id, 'comparison_id', source_file, source_row from comparisons
    union all
    select criterion_id, 'criterion_id', source_file, source_row from criteria
    union all
    select finding_id, 'finding_id', source_file, source_row from findings
    union all
    select form_id, 'form_id', source_file, source_row from forms
)

select source_file, source_row, column_name, '代号“' || id || '”只能用字母、数字、连字符和下划线' as problem
from ids
where not regexp_full_match(id, '[A-Za-z0-9_-]+')
order by all;
