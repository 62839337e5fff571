-- One row per unit that values are reported in: the factor to its base unit, exact and as text.
select unit, base_unit, factor::varchar as factor, dimension
from units
order by unit;
