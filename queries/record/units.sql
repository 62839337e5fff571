-- One row per unit of measurement: its base unit and the factor that leads to it.
select unit, base_unit, factor::double as factor, dimension, note
from units
order by source_row;
