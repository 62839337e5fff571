-- One row per unit and theme with the number of tasks; units with most tasks first, tasks without one last.
-- Parameters: places (names of cities; an empty list chooses all).
with assigned as (
    select t.task_id, coalesce(u.unit_name, '文件未明确') as unit, unnest(string_split(t.themes, '、')) as theme
    from tasks as t
    join documents as d on d.document_id = t.document_id
    join places as p on p.place_id = d.place_id
    left join task_assignments as u on u.task_id = t.task_id
    where len($places) = 0 or list_contains($places, p.name)
),

units as (
    select unit, count(distinct task_id) as tasks from assigned group by unit
)

select a.unit, units.tasks, a.theme, h.position as theme_position, count(*) as cell
from assigned as a
join units on units.unit = a.unit
join themes as h on h.theme = a.theme
group by a.unit, units.tasks, a.theme, h.position
order by case when a.unit = '文件未明确' then 1 else 0 end, units.tasks desc, a.unit, h.position;
