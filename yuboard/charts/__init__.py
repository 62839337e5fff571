"""Figures: data frames in, Plotly figures out. Nothing here queries or knows Streamlit."""

from yuboard.charts.ladder import KEY as LADDER_KEY
from yuboard.charts.ladder import ladder
from yuboard.charts.quotas import quota_bars, quota_parts
from yuboard.charts.subjects import subjects
from yuboard.charts.timeline import timeline

__all__ = ["LADDER_KEY", "ladder", "quota_bars", "quota_parts", "subjects", "timeline"]
