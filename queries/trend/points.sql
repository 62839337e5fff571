-- One row per stated value of one indicator in the chosen cities, or of all where it is null; repetitions left out.
-- Values of different documents, subjects or time bases are different series and are never joined.
-- With converted, dollars are shown in 亿元 at the official yearly average rate of the year (测算).
-- Parameters: indicator, places (list of city names), converted.
with points as (
    select
        l.*,
        x.cny_per_usd,
        $converted and l.base_unit = '美元' and x.cny_per_usd is not null as is_converted
    from trajectory as l
    left join exchange_rates as x on x.year = l.year
    where coalesce(l.indicator = $indicator, true) and list_contains($places, l.place)
)

select
    points.* exclude (axis_low, axis_high),
    case when is_converted then '亿元' else axis_unit end as panel,
    case when is_converted then base_low * cny_per_usd / 1e8 else axis_low end as axis_low,
    case when is_converted then base_high * cny_per_usd / 1e8 else axis_high end as axis_high,
    concat_ws('|', points.document_id, points.place_id, subject, base_unit, time_basis) as series,
    concat_ws(
        '　',
        case
            when is_converted then '约合' || in_words(base_value * cny_per_usd / 1e8) || '亿元（测算）'
            when $converted and base_unit in ('美元', '欧元') then '该年无汇率，不折算'
        end,
        case
            when points.year_start <> points.year and points.time_basis = 'cumulative' then points.year_label || if(regexp_matches(points.plain_label, '合计|累计'), '', '合计')
            when points.year_start <> points.year then points.year_label
            when points.is_inferred then '年份推定'
        end,
        subject,
        points.mark,
        case when points.is_rivalled then year(d.issued_on) || '年文件' end
    ) as tag
from points
join documents as d on d.document_id = points.document_id
order by points.place_position, points.document_id, points.subject nulls first, points.year, points.month nulls last,
    points.figure_id;
