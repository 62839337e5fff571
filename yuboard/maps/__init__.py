"""Maps: frames and boundaries in; decks, figures and pictures out. Nothing here queries or knows Streamlit."""

from yuboard.maps.choropleth import county_map, key, layout_tiles, overview_map, quota_map
from yuboard.maps.elements import GROUP_WORDS, SYMBOLS, callouts, grouped
from yuboard.maps.layout import Map, is_numbered, layout_map, natural_height
from yuboard.maps.schematic import schematic
from yuboard.maps.shapes import Area, areas, tiles
from yuboard.maps.static import static_map, static_tiles

__all__ = [
    "GROUP_WORDS", "SYMBOLS", "Area", "Map", "areas", "callouts", "county_map", "grouped", "is_numbered", "key",
    "layout_map", "layout_tiles", "natural_height", "overview_map", "quota_map", "schematic", "static_map",
    "static_tiles", "tiles",
]  # fmt: skip
