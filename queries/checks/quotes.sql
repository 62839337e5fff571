-- One row per quote that is too long, holds white space, or does not hold the words it proves.
select source_file, source_row, 'quote' as column_name, '引文超过90字，应摘短' as problem
from figures
where length(quote) > 90
union all
select source_file, source_row, 'quote', '引文含空白字符，应去掉'
from figures
where regexp_matches(quote, '\s')
union all
select source_file, source_row, 'as_written', '“' || as_written || '”不在引文中'
from figures
where not contains(quote, as_written)
order by all;
