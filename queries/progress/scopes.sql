-- One row per source of reported values whose scope was compared with that of the targets.
select indicator_id, source, verdict::varchar as verdict, reason, checked_by, checked_on
from scopes
order by indicator_id, length(source) desc, source;
