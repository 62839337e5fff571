-- What the written numbers amount to in base units.

-- Values in base units (yuan, dollars, whole counts), from the written ones and data/units.csv.
update figures
set
    base_low = low * units.factor,
    base_high = high * units.factor,
    base_unit = units.base_unit
from units
where units.unit = figures.unit;
