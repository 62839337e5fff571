"""Maps: frames and boundaries in; decks, figures and drawings out. Nothing here queries or knows Streamlit."""

from yuboard.geography.areas import Area, areas, tiles
from yuboard.geography.elements import (
    GROUP_WORDS,
    ON_MAP,
    REPRESENTATIVE,
    SHAPES,
    callouts,
    grouped,
    has_representatives,
    shown_groups,
)
from yuboard.maps.choropleth import quota_map
from yuboard.maps.drawing import county_map, layout_tiles, province_map
from yuboard.maps.interactive import Map, is_numbered, layout_map, natural_height
from yuboard.maps.legend import Entry, legend
from yuboard.maps.schematic import ABSENT, absent, schematic
from yuboard.maps.static import static_map, static_quotas, static_tiles

__all__ = [
    "ABSENT", "GROUP_WORDS", "ON_MAP", "REPRESENTATIVE", "SHAPES", "Area", "Entry", "Map", "absent", "areas",
    "callouts", "county_map", "grouped", "has_representatives", "is_numbered", "layout_map", "layout_tiles", "legend",
    "natural_height", "province_map", "quota_map", "schematic", "shown_groups", "static_map", "static_quotas",
    "static_tiles", "tiles",
]  # fmt: skip
