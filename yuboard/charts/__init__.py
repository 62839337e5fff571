"""Figures: data frames in, Plotly figures out. Nothing here queries or knows Streamlit."""

from yuboard.charts.ladder import KEY as LADDER_KEY
from yuboard.charts.ladder import ladder
from yuboard.charts.lineage import KEY as LINEAGE_KEY
from yuboard.charts.lineage import lineage
from yuboard.charts.matrix import KEY as MATRIX_KEY
from yuboard.charts.matrix import unit_matrix
from yuboard.charts.quotas import quota_bars, quota_parts
from yuboard.charts.stage import city_bars, enlarged
from yuboard.charts.standing import KEY as STANDING_KEY
from yuboard.charts.standing import standing
from yuboard.charts.subjects import subjects
from yuboard.charts.timeline import KEY as TIMELINE_KEY
from yuboard.charts.timeline import timeline

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
