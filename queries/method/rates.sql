-- One row per year: yuan per dollar, official yearly average.
select year, cny_per_usd, source
from exchange_rates
order by year;
