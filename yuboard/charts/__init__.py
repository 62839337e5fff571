"""Charts: rows in, descriptions out (``marks.Chart``), which ``plotly``, ``drawing`` and native slides draw thinly.

Nothing here queries or knows Streamlit. A backend is imported where it is used: Plotly takes time to load.
"""

from yuboard.charts.bead_line import bead_line
from yuboard.charts.bead_lines import bead_lines
from yuboard.charts.bullet_rows import are_drawn, bullet_rows, is_drawn
from yuboard.charts.comparison import comparison
from yuboard.charts.composition import composition
from yuboard.charts.county_panels import KEY as PANELS_KEY
from yuboard.charts.county_panels import county_panels, highest_of
from yuboard.charts.lineage import KEY as LINEAGE_KEY
from yuboard.charts.lineage import lineage
from yuboard.charts.marks import Chart, Value
from yuboard.charts.quota_bars import quota_bars
from yuboard.charts.reported import KEY as REPORTED_KEY
from yuboard.charts.reported import reported_values
from yuboard.charts.shared_years import Years, bead_row, periods, years
from yuboard.charts.shares import KEY as SHARES_KEY
from yuboard.charts.shares import shares
from yuboard.charts.slope import KEY as SLOPE_KEY
from yuboard.charts.slope import sentence as slope_sentence
from yuboard.charts.slope import slope
from yuboard.charts.slope import years as slope_years
from yuboard.charts.stated import BEAD_KEY, drawn_values
from yuboard.charts.stated import KEY as TRAJECTORY_KEY
from yuboard.charts.timeline import KEY as TIMELINE_KEY
from yuboard.charts.timeline import timeline
from yuboard.charts.trajectory import trajectory
from yuboard.charts.trend import small_trend, trend
from yuboard.charts.unit_grid import is_countable, unit_grid
from yuboard.charts.unit_grid import key as grid_key
from yuboard.charts.unit_matrix import KEY as MATRIX_KEY
from yuboard.charts.unit_matrix import unit_matrix
