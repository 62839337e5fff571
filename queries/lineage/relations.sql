-- One row per target that a document repeats from its main text, differs on from an earlier document, or states again
-- for a year that another document of the same city also states.
with stated as (
    select * from figure_details where role in ('interim', 'target') and year is not null
),

revised as (
    select
        '前后不一致' as relation,
        e.place,
        e.place_position,
        e.indicator,
        e.year_label,
        e.document_number as earlier_document,
        e.section as earlier_section,
        e.label as earlier_label,
        e.quote as earlier_quote,
        l.document_number as later_document,
        l.section as later_section,
        l.label as later_label,
        l.quote as later_quote,
        e.definition,
        r.rule as words
    from revisions as r
    join figure_details as e on e.figure_id = r.earlier_figure_id
    join figure_details as l on l.figure_id = r.later_figure_id
),

repeated as (
    select
        '同一文件内重申' as relation,
        m.place,
        m.place_position,
        m.indicator,
        m.year_label,
        m.document_number,
        m.section,
        m.label,
        m.quote,
        f.document_number,
        f.section,
        f.label,
        f.quote,
        m.definition,
        '同一目标在一份文件里写了几遍，只计一次'
    from stated as f
    join figure_details as m on m.figure_id = f.restates
),

matched as (
    select
        '不同文件同年同指标' as relation,
        e.place,
        e.place_position,
        e.indicator,
        e.year_label,
        e.document_number,
        e.section,
        e.label,
        e.quote,
        l.document_number,
        l.section,
        l.label,
        l.quote,
        e.definition,
        case when e.base_low is not distinct from l.base_low then '写法一致' else '数值不同，各自保留' end
    from stated as e
    join stated as l
        on
            l.place_id = e.place_id
            and l.indicator_id = e.indicator_id
            and l.year = e.year
            and l.subject is not distinct from e.subject
            and l.document_position > e.document_position
    where
        e.restates is null
        and l.restates is null
        and not exists (
            select 1 from revisions as r
            where r.earlier_figure_id = e.figure_id and r.later_figure_id = l.figure_id
        )
)

select * from revised
union all
select * from matched
union all
select * from repeated
order by
    relation, place_position, indicator, year_label, later_section, earlier_section, later_label, earlier_label;
