-- One row per upstream document whose year is neither in its number nor in its quote.
select source_file, source_row, 'year' as column_name, '年份“' || year || '”既不在文号中，也不在引文中' as problem
from document_bases
where year is not null and not contains(coalesce(number, '') || quote, year::varchar)
order by all;
