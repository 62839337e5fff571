-- One row per rate out of bounds. A year without a rate is no fault: what it states in dollars is not converted.
select source_file, source_row, 'cny_per_usd' as column_name, '汇率应在1至20之间' as problem
from exchange_rates
where cny_per_usd not between 1 and 20
order by all;
