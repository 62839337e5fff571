-- One row per thing that can be found: what it is, its words, and the page that shows it with up to two parameters.
with first_kinds as (
    select split_part(unit_kind, '·', 1) as family, arg_min(unit_kind, source_row) as unit_kind
    from criteria
    where not unit_kind like '%·通用'
    group by family
),

found as (
    select
        1 as kind_order,
        '地区' as kind,
        p.name as title,
        coalesce(city.name || '　', '') || p.kind as detail,
        concat_ws(' ', p.name, p.short_name, p.aliases, p.adcode, p.note) as words,
        case when p.kind = '市' then 'pages/counties/quotas.py' else 'pages/counties/county.py' end as page,
        case when p.kind = '市' then 'city' else 'county' end as parameter,
        case when p.kind = '市' then p.name else p.short_name end as value,
        null as other_parameter,
        null as other_value,
        p.source_row as place_in_kind
    from places as p
    left join places as city on city.place_id = p.parent_id
    where
        p.place_id in (select place_id from documents)
        or p.parent_id in (select place_id from documents)
    union all
    select
        2, '指标', i.name, i.domain || '　' || i.definition, concat_ws(' ', i.name, i.domain, i.definition),
        'pages/leadership/trend.py', 'indicator', i.name, null, null, i.source_row
    from indicators as i
    where i.indicator_id in (select indicator_id from trajectory)
    union all
    select
        3, '任务', t.title, d.short_title || '　' || coalesce(u.units, '文件未明确'),
        concat_ws(' ', t.title, t.summary, t.themes, t.quote, t.note, u.units),
        'pages/counties/tasks.py', 'task', t.task_id, null, null, t.source_row
    from tasks as t
    join documents as d on d.document_id = t.document_id
    left join (select task_id, string_agg(unit_name, '、' order by position) as units from task_assignments group by task_id) as u
        on u.task_id = t.task_id
    union all
    select
        4, '创建标准', c.summary, c.unit_kind || '　' || c.section,
        concat_ws(' ', c.summary, c.unit_kind, c.variable, c.quote, c.note),
        'pages/counties/selfcheck.py',
        'tab', case when c.unit_kind = '规则' then '申报与复审规则' else '标准原文' end,
        case when c.unit_kind <> '规则' then 'kind' end,
        case when c.unit_kind <> '规则' then coalesce(k.unit_kind, c.unit_kind) end,
        c.source_row
    from criteria as c
    left join first_kinds as k on c.unit_kind = k.family || '·通用'
    union all
    select
        5, '布局要素', e.name, l.name || coalesce('　' || p.name, ''),
        concat_ws(' ', e.name, e.aliases, e.role, p.name, duty.name, l.name, e.quote),
        'pages/leadership/layouts.py', 'layout', coalesce(l.part_of, l.layout_id), 'element', e.element_id, e.source_row
    from layout_elements as e
    join layouts as l on l.layout_id = e.layout_id
    left join places as p on p.place_id = e.place_id
    left join places as duty on duty.place_id = e.duty_place_id
    union all
    select
        6, '数字与原文', f.place_short || '　' || f.indicator || '　' || f.label,
        f.year_label || '　' || f.role_word || '　' || f.document_number || ' ' || f.section,
        concat_ws(' ', f.place, f.indicator, f.subject, f.label, f.year_label, f.role_word, f.quote, f.note, f.domain),
        'pages/evidence/documents.py', 'figure', f.figure_id, null, null, f.document_position * 1000
    from figure_details as f
    union all
    select
        7, '文件', d.title, coalesce(d.number, '无文号') || '　' || d.issuer,
        concat_ws(' ', d.title, d.number, d.short_title, d.issuer, d.note),
        'pages/evidence/documents.py', 'document', d.short_title, null, null, d.source_row
    from documents as d
    union all
    select
        8, '疑点', f.title, f.kind || '　' || p.name,
        concat_ws(' ', f.title, f.as_stated, f.computed, f.treatment),
        'pages/evidence/quality.py', 'finding', f.finding_id, null, null, f.source_row
    from findings as f
    join places as p on p.place_id = f.place_id
)

select * from found
order by kind_order, place_in_kind, title, value;
