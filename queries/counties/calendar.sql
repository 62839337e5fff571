-- One row per thing that a county or zone has to do: figures given to it, and duties that name it or all counties; with
-- the year and the words of its clause that say until when (null where it does not), and the units of the tasks that it
-- belongs to, in words. What has no day comes last.
-- Parameters: county (short name).
with assigned as (
    select
        a.task_id,
        t.lead_kind || '：' || string_agg(a.unit, '、' order by a.position) as units
    from task_assignments as a
    join tasks as t on t.task_id = a.task_id
    group by a.task_id, t.lead_kind
),

serving as (
    select
        s.figure_id,
        string_agg(distinct a.units, '；' order by a.units) as units
    from task_figures as s
    join assigned as a on a.task_id = s.task_id
    group by s.figure_id
),

things as (
    select
        '目标' as kind,
        f.year,
        f.year_label as due_words,
        f.indicator || coalesce('（' || f.subject || '）', '') as summary,
        f.label as words,
        f.place_short as addressed,
        coalesce(s.units, w.units) as units,
        f.note,
        f.figure_id as thing_id,
        f.figure_id,
        f.document_number,
        f.section,
        f.quote
    from figure_details as f
    left join county_quotas as q on q.figure_id = f.figure_id
    left join serving as s on s.figure_id = f.figure_id
    left join serving as w on w.figure_id = q.city_figure_id
    where f.place_short = $county and f.role in ('quota', 'interim', 'target') and f.restates is null
    union all
    select
        '要求',
        y.due_year,
        y.due_words,
        y.summary,
        null,
        y.addressed,
        a.units,
        y.note,
        y.duty_id,
        null,
        y.document_number,
        y.section,
        y.quote
    from county_duties as y
    left join assigned as a on a.task_id = y.task_id
    where y.county_short = $county
)

select * from things
order by year nulls last, kind <> '目标', addressed <> $county, thing_id;
