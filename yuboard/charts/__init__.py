"""Figures: data frames in, Plotly figures out. Nothing here queries or knows Streamlit."""

from yuboard.charts.comparison import city_bars, enlarged
from yuboard.charts.lineage import KEY as LINEAGE_KEY
from yuboard.charts.lineage import lineage
from yuboard.charts.quota_bars import quota_bars, quota_parts
from yuboard.charts.shares import KEY as STANDING_KEY
from yuboard.charts.shares import standing
from yuboard.charts.subjects import subjects
from yuboard.charts.timeline import KEY as TIMELINE_KEY
from yuboard.charts.timeline import timeline
from yuboard.charts.trajectory import KEY as LADDER_KEY
from yuboard.charts.trajectory import ladder
from yuboard.charts.unit_matrix import KEY as MATRIX_KEY
from yuboard.charts.unit_matrix import unit_matrix

__all__ = [
    "LADDER_KEY",
    "LINEAGE_KEY",
    "MATRIX_KEY",
    "STANDING_KEY",
    "TIMELINE_KEY",
    "city_bars",
    "enlarged",
    "ladder",
    "lineage",
    "quota_bars",
    "quota_parts",
    "standing",
    "subjects",
    "timeline",
    "unit_matrix",
]
