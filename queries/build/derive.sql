-- What the written numbers amount to in base units.

-- A computed value in words, as wording/numbers.py writes it: whole from 100 up or where it is whole, else one decimal.
create macro in_words(value) as
    format(if(abs(value) >= 100 or value::double = floor(value::double), '{:,.0f}', '{:,.1f}'), value::double);

-- Values in base units (yuan, dollars, whole counts), from the written ones and data/units.csv.
update figures
set
    base_low = low * units.factor,
    base_high = high * units.factor,
    base_unit = units.base_unit
from units
where units.unit = figures.unit;
