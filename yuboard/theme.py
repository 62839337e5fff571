"""The look in one place: colours by meaning and type.

Page colours and fonts live in ``.streamlit/config.toml``; the hex values here and there are one set.
"""

from dataclasses import dataclass

FONT = (
    "Microsoft YaHei, PingFang SC, Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, WenQuanYi Micro Hei, sans-serif"
)


@dataclass(frozen=True)
class CityTone:
    """One city's hue: ``base`` for marks, ``ink`` for text, ``mid`` for earlier stages, ``tint`` for washes.

    ``word`` is the name under which Streamlit has ink and tint: ``.streamlit/config.toml`` gives them there. The fifth
    has the place of yellow, which nothing else here is, as grey says that a value is missing.
    """

    base: str
    ink: str
    mid: str
    tint: str
    word: str


@dataclass(frozen=True)
class MapTone:
    """Tones of maps: ground and lines from far to near, names, and one hue a group of elements.

    ``ramp`` are pale steps that one text colour can stand on; ``groups`` are keyed by what an element is:
    land and air (the ports and what serves them), park, base, warehouse, platform, hub.
    """

    ground: str
    ground_line: str
    ground_ink: str
    county_line: str
    halo: str
    ink: str
    groups: dict[str, str]
    pill_ink: str


@dataclass(frozen=True)
class Palette:
    """Every colour of one theme; ``cities`` in the order of places.position."""

    name: str
    ink: str
    ink_2: str
    ink_3: str
    rule: str
    hair: str
    wash: str
    paper: str
    cities: tuple[CityTone, ...]
    map: MapTone


LIGHT = Palette(
    name="light",
    ink="#0F1620",
    ink_2="#3F4B59",
    ink_3="#66727F",
    rule="#C9D0D7",
    hair="#E3E8ED",
    wash="#F4F6F8",
    paper="#FFFFFF",
    cities=(
        CityTone("#1A4480", "#1A4480", "#7F9CC4", "#E4EBF4", "blue"),
        CityTone("#2A9C98", "#1A6E6B", "#8CCBC8", "#E1F2F1", "green"),
        CityTone("#B0660C", "#8A4F08", "#DDB07A", "#F7EBDC", "orange"),
        CityTone("#7A4B8C", "#633A73", "#B899C4", "#F0E8F3", "violet"),
        CityTone("#25594A", "#25594A", "#8AB0A3", "#E2EDE9", "yellow"),
    ),
    map=MapTone(
        ground="#F4F5F6",
        ground_line="#D3D9DF",
        ground_ink="#5F6B78",
        county_line="#FFFFFF",
        halo="#FFFFFF",
        ink="#334155",
        groups={
            "first_port": "#A34A06",
            "second_port": "#AE1857",
            "park": "#0F6E5F",
            "base": "#1D4E89",
            "warehouse": "#AE1857",
            "platform": "#633A73",
            "hub": "#1B2430",
        },
        pill_ink="#FFFFFF",
    ),
)
DARK = Palette(
    name="dark",
    ink="#E8ECF1",
    ink_2="#C3CCD6",
    ink_3="#98A4B1",
    rule="#465361",
    hair="#2C3744",
    wash="#1C2530",
    paper="#141B24",
    cities=(
        CityTone("#8FB4E8", "#A9C6F0", "#54759F", "#1E2E45", "blue"),
        CityTone("#5CC4BF", "#7FD3CF", "#357C79", "#163433", "green"),
        CityTone("#E3A355", "#EDBA7C", "#96693A", "#3A2A16", "orange"),
        CityTone("#C39AD3", "#D3B4DF", "#7D5C8B", "#33243A", "violet"),
        CityTone("#7FC3AC", "#9CD3C0", "#4A7D6C", "#1A332B", "yellow"),
    ),
    map=MapTone(
        ground="#19212B",
        ground_line="#303C49",
        ground_ink="#98A4B1",
        county_line="#141B24",
        halo="#141B24",
        ink="#DCE3EA",
        groups={
            "first_port": "#F0A35A",
            "second_port": "#F28BB4",
            "park": "#5FD0B5",
            "base": "#8FB4E8",
            "warehouse": "#F28BB4",
            "platform": "#D3B4DF",
            "hub": "#E8ECF1",
        },
        pill_ink="#141B24",
    ),
)

# Paper in black and white: no hue at all, three greys that stay apart, so that marks also differ in shape and words.
PRINT = Palette(
    name="print",
    ink="#000000",
    ink_2="#3C3C3C",
    ink_3="#5A5A5A",
    rule="#AAAAAA",
    hair="#D2D2D2",
    wash="#F2F2F2",
    paper="#FFFFFF",
    cities=(CityTone("#6E6E6E", "#1E1E1E", "#C8C8C8", "#EBEBEB", "gray"),),
    map=LIGHT.map,
)


def palette(name: str | None) -> Palette:
    """The palette of the viewer's theme; light where the browser has not said."""
    return DARK if name == "dark" else LIGHT


def hue(position: int | None, colours: Palette = LIGHT) -> int:
    """Which hue a city has by its position in places.csv, from 0; all beyond the fourth share the last.

    More hues than five cannot be told apart, in the dark and by all eyes: these cities are told by name alone.
    """
    return min((position or len(colours.cities)) - 1, len(colours.cities) - 1)


def city(colours: Palette, position: int | None) -> CityTone:
    """The fixed tone of a city, the last one for all that share it."""
    return colours.cities[hue(position, colours)]


def rgba(colour: str, alpha: float = 1.0) -> list[int]:
    """A hex colour as red, green, blue and opacity from 0 to 255."""
    return [*(int(colour[start : start + 2], 16) for start in (1, 3, 5)), round(255 * alpha)]


def blend(colour: str, other: str, share: float) -> str:
    """``colour`` with ``share`` of ``other`` mixed in."""
    pairs = zip(rgba(colour)[:3], rgba(other)[:3])
    return "#" + "".join(f"{round(own + (far - own) * share):02X}" for own, far in pairs)


def steps(tone: CityTone, count: int) -> list[str]:
    """A city's hue in ``count`` steps from tint towards mid: pale enough for one text colour."""
    return [blend(tone.tint, tone.mid, step / max(count - 1, 1) * 0.85) for step in range(count)]
