"""Interactive maps: pydeck without tiles or style, so that nothing is asked of any other host."""

from yuboard.maps.interactive.deck import Map, interactive_map, is_numbered, natural_height
