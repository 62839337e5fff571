"""Scene of an interactive map: what all its layers show, and at which sizes."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from yuboard import theme
from yuboard.maps.interactive.view import View
from yuboard.theme import Palette

Feature = dict[str, Any]
Site = dict[str, Any]


@dataclass(frozen=True)
class Scene:
    """Counties of a city, elements by county code, sites with call-outs; the chosen element_id; view and palette.

    ``is_narrow`` numbers the sites instead of naming them, in smaller letters.
    """

    counties: list[Feature]
    by_county: dict[str, pd.DataFrame]
    sites: list[Site]
    selected: str | None
    view: View
    tone: theme.CityTone
    colours: Palette
    is_narrow: bool

    @property
    def name_size(self) -> int:
        """Size of a county's name in pixels."""
        return 11 if self.is_narrow else 14

    @property
    def mark_step(self) -> int:
        """Distance from mark to mark below a county's name in pixels."""
        return 15 if self.is_narrow else 19
