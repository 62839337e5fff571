-- One row per unit that a measurable criterion may be stated in: its dimension and factor to the base unit.
select unit, dimension, factor::double as factor
from units
where dimension in (select u.dimension from criteria as c join units as u on u.unit = c.unit)
order by dimension, factor, source_row;
