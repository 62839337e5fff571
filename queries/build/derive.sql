-- What the written numbers amount to in base units.

-- A computed value in words, as wording/numbers.py writes it: whole from 100 up or where it is whole, else one decimal.
create macro in_words(value) as
    format(if(abs(value) >= 100 or value::double = floor(value::double), '{:,.0f}', '{:,.1f}'), value::double);

-- A word that governs a number and is not in its written words, to stand before them.
create macro word_before(pattern, governing, written) as
    if(regexp_matches(written, pattern), '', regexp_extract(governing, pattern));

-- The words of a figure (a row of views.sql) with those that govern them: 力争, 预计, 每年, 累计, 至少.
create macro label_of(f) as
    if(
        f.tier is null or regexp_matches(f.written, '^(力争|争取|争创)'),
        '',
        coalesce(nullif(regexp_extract(f.governing, '力争|争取|争创'), ''), '力争')
    )
    || word_before('预计', f.governing, f.written)
    || word_before('每年|每月', f.governing, f.written)
    || word_before('累计|合计', f.governing, f.written)
    || word_before('至少', f.governing, f.written)
    || f.written;

-- Whether the words leave open if a count is the total or what is new: neither is said, and the year is not the end of a
-- span (到2020年, 2018年底前) by which a number is reached; what is made by then (到2020年培育5家) may or may not hold what
-- was there before. f, i and u are rows of a figure, its indicator and its unit.
create macro basis_is_open(f, i, u) as coalesce(
    f.time_basis = 'point'
    and f.role in ('interim', 'target', 'quota')
    and i.quantity in ('stock', 'count')
    and u.dimension = '数量'
    and not regexp_matches(f.governing || f.as_written, '累计|合计|总|共|新')
    and not regexp_matches(f.quote, '年底|年末|截至')
    and (
        not contains(f.quote || coalesce(f.note, ''), '到' || f.last_year || '年')
        or regexp_matches(f.governing, '培育|创建|争创|打造|建设|扶持|建成')
    ),
    false
);

-- What a row leaves out is the mildest of its kind: a mention, a remark to go with a quotation.
update findings set weight = '影响引用' where weight is null;
update document_bases set relation = '正文引述' where relation is null;

-- The year of an element of a layout (a row of layout_elements); inferred where neither its heading nor its clause has it.
create macro element_year(e) as case
    when e.year is null then '文件未写年份'
    else e.year || '年' || if(contains(e.section || e.quote, e.year::varchar), '', '（推定）')
end;

-- Values in base units (yuan, dollars, whole counts), from the written ones and data/units.csv.
update figures
set
    base_low = low * units.factor,
    base_high = high * units.factor,
    base_unit = units.base_unit
from units
where units.unit = figures.unit;

-- The order of the cities with a document, where none of them has one: by id.
update places
set position = counted.position
from (
    select place_id, row_number() over (order by place_id) as position
    from places
    where place_id in (select place_id from documents)
) as counted
where
    counted.place_id = places.place_id
    and not exists (select 1 from places as p where p.position is not null and p.place_id in (select place_id from documents));

-- One row per figure and finding that touches it: one about the figure itself, or about the statement that it repeats.
create view figure_doubts as
select distinct f.figure_id, n.finding_id, n.weight, n.title, n.as_stated, n.source_row
from figures as f
join finding_figures as l on l.figure_id in (f.figure_id, f.restates)
join findings as n on n.finding_id = l.finding_id;

-- One row per figure and figure of another document that states the same target differently, from both sides; what
-- repeats a statement differs as the statement does.
create view figure_rivals as
with pairs as (
    select earlier_figure_id as figure_id, later_figure_id as rival_id from revisions
    union all
    select later_figure_id, earlier_figure_id from revisions
)

select f.figure_id, p.rival_id
from figures as f
join pairs as p on p.figure_id in (f.figure_id, f.restates);

-- What every surface says of a figure before it is quoted.
update figures
set
    gravest_doubt = (select min(d.weight) from figure_doubts as d where d.figure_id = figures.figure_id),
    is_rivalled = figures.figure_id in (select r.figure_id from figure_rivals as r);
