-- One row per stage or kind of figure that the record holds, in reading order.
select distinct role, role_word
from figure_details
order by role;
