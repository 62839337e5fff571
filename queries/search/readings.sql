-- One row per place whose characters a dictionary of readings gets wrong.
select
    short_name,
    pinyin
from places
where pinyin is not null
order by source_row;
