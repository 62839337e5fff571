"""Maps: elements and areas in; pydeck maps and SVG drawings out. Nothing here queries or knows Streamlit."""

from yuboard.maps.drawing import Canvas, county_map, province_map
from yuboard.maps.furniture import layout_legend, sheet
from yuboard.maps.interactive import Map, interactive_map, is_numbered, natural_height
from yuboard.maps.layouts import layout_map, layout_sheet
from yuboard.maps.legend import Entry, legend
from yuboard.maps.quotas import quota_map
from yuboard.maps.schematic import ABSENT, absent, schematic
