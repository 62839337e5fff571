"""Printed maps: the same content without WebGL, as PNG or SVG bytes, for screens, slides and paper."""

import io
from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from yuboard import theme
from yuboard.geography import elements as words
from yuboard.maps.interactive import nearby, stack
from yuboard.theme import Palette

Feature = dict[str, Any]
# An equal-area projection of the province, as its printed maps use.
ALBERS = "+proj=aea +lat_1=32 +lat_2=36 +lat_0=34 +lon_0=114 +datum=WGS84 +units=m"
# Metres that move a county's name off its neighbours.
NUDGES = {
    "410104": (0, -2500), "410105": (3000, 4200), "410122": (6000, -2500), "410103": (-800, -1500),
    "410182": (-1500, 3500),
}  # fmt: skip
# On a smaller sheet type takes more of the ground.
_ON_PAPER = NUDGES | {"410104": (0, -7000), "410122": (6000, -7000), "411402": (3000, 0), "411403": (4000, 0)}


class _Sheet(NamedTuple):
    """A sheet in inches, the share of its height where the map begins and that it takes, and its type in points."""

    width: float
    height: float
    bottom: float
    share: float
    title: float
    caption: float
    caption_at: float
    letters: int
    name: float
    site: float
    key: float
    small: float = 7.5
    is_narrow: bool = False
    nudges: Mapping[str, tuple[int, int]] = NUDGES


_WIDE = _Sheet(12.0, 6.6, 0.085, 0.85, title=13, caption=7.8, caption_at=0.042, letters=96, name=9.5, site=9, key=8.5)
_NARROW = _Sheet(
    4.6, 5.4, 0.14, 0.78, title=10, caption=5.8, caption_at=0.07, letters=38, name=7.5, site=6.5, key=6.5,
    is_narrow=True,
)  # fmt: skip
# Printed across a page of A4, 170 mm, this shrinks by an eighth: its smallest type comes out at 6.6 points.
_PAPER = _Sheet(
    7.6, 4.6, 0.115, 0.81, title=11, caption=7.5, caption_at=0.055, letters=68, name=8.5, site=8, key=8,
    nudges=_ON_PAPER,
)  # fmt: skip
# What of the last lines the version and date take, in letters of the caption.
_MADE = 13


def static_map(
    elements: pd.DataFrame,
    counties: list[Feature],
    cities: list[Feature],
    *,
    position: int,
    selected: str | None,
    caption: str,
    title: str,
    colours: Palette,
    made: str = "",
    kind: str = "png",
    narrow: bool = False,
    paper: bool = False,
) -> bytes:
    """The layout drawn by geopandas and matplotlib in a bundled font; ``kind`` is png or svg.

    ``elements`` is located and grouped. ``made`` are version and date, where they stand nowhere beside the map;
    ``paper`` is for A4. Without ``counties`` nothing can be drawn here: see static_tiles.
    """
    import geopandas as gpd

    frame = _frame(gpd, counties)
    sheet = _size(narrow, paper)
    axes = _axes(sheet, colours)
    west, south, east, north = frame.total_bounds
    sites = [] if elements.empty else words.callouts(elements)
    _limits(axes, (west, south, east, north), (0.16 if narrow else 0.42) if sites else 0.06, 0.06, sheet)
    tone = theme.city(colours, position)
    own = counties[0]["properties"]["parent"]
    around = nearby(cities, counties, own, 2.0)
    axes.set_facecolor(colours.map.ground)
    if around:
        _frame(gpd, around).boundary.plot(ax=axes, color=colours.map.ground_line, linewidth=0.7)
        _names(axes, _points(gpd, around), colours.map.ground_ink, sheet.small, colours)
    placed = words.by_county(elements)
    steps = theme.steps(tone, 5)
    fills = [steps[2 if code in placed else 0] for code in frame["adcode"]]
    frame.plot(ax=axes, color=fills, edgecolor=colours.map.county_line, linewidth=1.1)
    frame.dissolve().boundary.plot(ax=axes, color=tone.base, linewidth=1.7)
    _county_texts(axes, _points(gpd, counties), placed, selected, sheet, colours)
    _callouts(axes, gpd, sites, frame, selected, sheet, colours)
    _furniture(axes, title, caption, made, elements, sheet, colours)
    return _bytes(axes, kind)


def static_tiles(
    elements: pd.DataFrame, shapes: list[Any], *, position: int, selected: str | None, caption: str, title: str,
    colours: Palette, made: str = "", kind: str = "png", narrow: bool = False, paper: bool = False,
) -> bytes:  # fmt: skip
    """The same where there are no boundaries: one square a county; where there is none either, the caption alone."""
    from matplotlib.patches import Polygon

    sheet = _size(narrow, paper)
    axes = _axes(sheet, colours)
    if not shapes:
        axes.text(0.5, 0.5, caption, color=colours.ink_2, fontproperties=font(sheet.title), ha="center", va="center")
        _furniture(axes, title, "", made, None, sheet, colours, bar=False)
        return _bytes(axes, kind)
    xs, ys = zip(*(point for area in shapes for point in area.rings[0]))
    _limits(axes, (min(xs), min(ys), max(xs), max(ys)), 0.04, 0.04, sheet)
    placed = words.by_county(elements)
    steps = theme.steps(theme.city(colours, position), 5)
    points = []
    for area in shapes:
        fill = steps[2 if area.adcode in placed else 0]
        axes.add_patch(Polygon(area.rings[0], facecolor=fill, edgecolor=colours.map.county_line, linewidth=1.5))
        points.append((area.adcode, area.name, *area.label))
    _county_texts(axes, points, placed, selected, sheet, colours, tiles=True)
    _furniture(axes, title, caption, made, elements, sheet, colours, bar=False)
    return _bytes(axes, kind)


def static_quotas(
    rows: pd.DataFrame, counties: list[Feature], *, position: int, caption: str, title: str, colours: Palette,
    made: str = "", kind: str = "png",
) -> bytes:  # fmt: skip
    """Counties coloured by their quota of one year, each with its number or the word for why there is none.

    ``rows`` has the columns of ``quota_map``: adcode, place_short, words and quota (null: hatched).
    """
    import geopandas as gpd

    frame = _frame(gpd, counties).merge(rows, on="adcode", how="left")
    axes = _axes(_WIDE, colours)
    _limits(axes, tuple(frame.total_bounds), 0.06, 0.06, _WIDE)
    axes.set_facecolor(colours.paper)
    ramp, most = theme.steps(theme.city(colours, position), 6), frame["quota"].max()
    known, unknown = frame[frame["quota"].notna()], frame[frame["quota"].isna()]
    if not known.empty:
        fills = [ramp[round(quota / most * (len(ramp) - 1))] for quota in known["quota"].astype(float)]
        known.plot(ax=axes, color=fills, edgecolor=colours.map.county_line, linewidth=1.1)
    if not unknown.empty:
        unknown.plot(ax=axes, facecolor=colours.wash, edgecolor=colours.ink_3, linewidth=0.4, hatch="////")
    frame.dissolve().boundary.plot(ax=axes, color=theme.city(colours, position).base, linewidth=1.7)
    low, high = axes.get_ylim()
    unit = (high - low) / 560
    said = {row.adcode: row for row in rows.itertuples()}
    for code, name, x, y in _points(gpd, counties):
        dx, dy = NUDGES.get(code, (0, 0))
        row: Any = said.get(code)
        words_below = "文件未列" if row is None else row.words if pd.isna(row.quota) else f"{row.quota:g}"
        _word(axes, x + dx, y + dy + 9 * unit, name, 10.5, colours.map.ink, colours.map.halo)
        is_number = row is not None and pd.notna(row.quota)
        below = 14 if is_number else 9
        _word(axes, x + dx, y + dy - 10 * unit, words_below, below, colours.map.ink, colours.map.halo)
    _furniture(axes, title, caption, made, None, _WIDE, colours)
    return _bytes(axes, kind)


def _frame(gpd: Any, features: list[Feature]) -> Any:
    return gpd.GeoDataFrame.from_features(features, crs="EPSG:4490").to_crs(ALBERS)


def _points(gpd: Any, features: list[Feature]) -> list[tuple[str, str, float, float]]:
    own = [feature["properties"] for feature in features]
    places = gpd.points_from_xy([p["lx"] for p in own], [p["ly"] for p in own], crs="EPSG:4490").to_crs(ALBERS)
    return [(p["adcode"], p["name"], point.x, point.y) for p, point in zip(own, places)]


def _size(narrow: bool, paper: bool) -> _Sheet:
    return _NARROW if narrow else _PAPER if paper else _WIDE


def _axes(sheet: _Sheet, colours: Palette) -> Any:
    """Empty axes on a sheet of their own; no pyplot, whose state would be shared between readers."""
    import pylopdf_fonts_zh_cn
    from matplotlib import font_manager
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    path = str(pylopdf_fonts_zh_cn.sans_path())
    if not any(entry.fname == path for entry in font_manager.fontManager.ttflist):
        font_manager.fontManager.addfont(path)
    figure = Figure(figsize=(sheet.width, sheet.height), facecolor=colours.paper)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, sheet.bottom, 1.0, sheet.share))
    axes.set_axis_off()
    figure.patch.set_facecolor(colours.paper)
    axes.patch.set_visible(True)
    axes.set_axis_on()
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_color(colours.rule)
        spine.set_linewidth(0.8)
    return axes


def _limits(axes: Any, box: tuple[float, float, float, float], right: float, left: float, sheet: _Sheet) -> None:
    """Fit the box and its side margins (shares of its width) into the axes of a sheet, keeping the aspect."""
    west, south, east, north = box
    width, height = east - west, north - south
    west, east = west - width * left, east + width * right
    south, north = south - height * 0.09, north + height * 0.05
    ratio = sheet.width / (sheet.height * sheet.share)
    if (east - west) / (north - south) < ratio:
        more = (north - south) * ratio - (east - west)
        west, east = west - more / 2, east + more / 2
    else:
        more = (east - west) / ratio - (north - south)
        south, north = south - more / 2, north + more / 2
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_aspect("equal")
    axes.set_autoscale_on(False)


def font(size: float) -> Any:
    """The bundled font in a size in points."""
    import pylopdf_fonts_zh_cn
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(pylopdf_fonts_zh_cn.sans_path()), size=size)


def _word(axes: Any, x: float, y: float, text: str, size: float, colour: str, halo: str | None, **extra: Any) -> Any:
    from matplotlib import patheffects

    effects = [patheffects.withStroke(linewidth=2.4, foreground=halo)] if halo else []
    options = {"ha": "center", "va": "center", "zorder": 6, "clip_on": True} | extra
    return axes.text(x, y, text, color=colour, fontproperties=font(size), path_effects=effects, **options)


def _names(axes: Any, points: list[tuple[str, str, float, float]], colour: str, size: float, colours: Palette) -> None:
    for _, name, x, y in points:
        _word(axes, x, y, name, size, colour, colours.map.ground)


def _county_texts(
    axes: Any, points: list[tuple[str, str, float, float]], placed: dict[str, pd.DataFrame], selected: str | None,
    sheet: _Sheet, colours: Palette, tiles: bool = False,
) -> None:  # fmt: skip
    """Names, and below them one mark an element."""
    low, high = axes.get_ylim()
    unit = (high - low) / (sheet.height * sheet.share * 100)
    size = sheet.name
    for code, name, x, y in points:
        dx, dy = (0, 0) if tiles else sheet.nudges.get(code, (0, 0))
        rows: Any = placed.get(code)
        _word(axes, x + dx, y + dy + (0 if rows is None else 9 * unit), name, size, colours.map.ink, colours.map.halo)
        for index, row in enumerate([] if rows is None else rows.itertuples()):
            at = x + dx + (index - (len(rows) - 1) / 2) * 15 * unit
            marker = {"park": "^", "base": "s", "warehouse": "D"}.get(row.group, "o")
            is_chosen = row.element_id == selected
            axes.plot(
                [at], [y + dy - 9 * unit], marker=marker, markersize=7 if marker != "D" else 6, zorder=7,
                color=colours.map.groups[row.group], markeredgecolor=colours.ink if is_chosen else colours.map.halo,
                markeredgewidth=2 if is_chosen else 0.9,
            )  # fmt: skip


def _callouts(
    axes: Any, gpd: Any, sites: list[dict[str, Any]], frame: Any, selected: str | None, sheet: _Sheet, colours: Palette
) -> None:
    if not sites:
        return
    points = gpd.points_from_xy([s["longitude"] for s in sites], [s["latitude"] for s in sites], crs="EPSG:4490")
    points = points.to_crs(ALBERS)
    west, _, east, _ = frame.total_bounds
    low, high = axes.get_ylim()
    step = (high - low) * 0.062
    _, _, _, north = frame.total_bounds
    corner = 0
    for index, site in enumerate(sites):
        if site["is_west"]:
            pill = (west + (east - west) * (0.02 if sheet.is_narrow else 0.16), north - step * (0.6 + corner))
            corner += 1
            _callout(axes, index, site, points[index], pill, False, selected, sheet, colours)
    members = [index for index, site in enumerate(sites) if not site["is_west"]]
    heights = stack([-points[index].y for index in members], step, -high + step, -low - step)
    for index, y in zip(members, heights):
        pill = (east + (east - west) * 0.05, -y)
        _callout(axes, index, sites[index], points[index], pill, True, selected, sheet, colours)


def _callout(
    axes: Any, index: int, site: dict[str, Any], point: Any, pill: tuple[float, float], is_east: bool,
    selected: str | None, sheet: _Sheet, colours: Palette,
) -> None:  # fmt: skip
    from matplotlib.patches import Circle

    hue = colours.map.groups[site["group"]]
    is_chosen = selected in site["elements"]
    if site["precision_class"] == "B" and site["precision_m"]:
        axes.add_patch(Circle((point.x, point.y), site["precision_m"], facecolor=hue, alpha=0.2, zorder=4))
    inside, size = (colours.paper if site["precision_class"] == "C" else hue), 9 if is_chosen else 6.5
    if site["is_borrowed"]:
        inside, size = "none", 12
    axes.plot(
        [point.x], [point.y], marker="o", markersize=size, zorder=8, markerfacecolor=inside,
        markeredgecolor=colours.ink if is_chosen else hue,
        markeredgewidth=2.2 if is_chosen else 1.5,
    )  # fmt: skip
    box = {"boxstyle": "round,pad=0.32,rounding_size=0.25", "facecolor": hue,
           "edgecolor": colours.ink if is_chosen else hue, "linewidth": 2 if is_chosen else 0}  # fmt: skip
    axes.plot([point.x, pill[0]], [point.y, pill[1]], color=hue, linewidth=0.9, zorder=5, alpha=0.85)
    text = f" {index + 1} " if sheet.is_narrow else site["name"]
    _word(
        axes, *pill, text, sheet.site, colours.map.pill_ink, None, zorder=9, bbox=box, ha="left" if is_east else "right"
    )


def _furniture(
    axes: Any, title: str, caption: str, made: str, elements: pd.DataFrame | None, sheet: _Sheet, colours: Palette,
    bar: bool = True,
) -> None:  # fmt: skip
    """Title, key, scale bar, north, version with date, and the caption that must go wherever the map goes."""
    figure = axes.figure
    _word_on(figure, 0.012, 0.967, title, sheet.title, colours.ink)
    lines = _lines(caption, sheet.letters - (_MADE if made else 0))
    _word_on(figure, 0.012, sheet.caption_at, lines, sheet.caption, colours.ink_3)
    _word_on(figure, 0.988, sheet.caption_at, made, sheet.caption, colours.ink_3, "right")
    axes.set_xlabel("")
    axes.set_ylabel("")
    if bar:
        west, east = axes.get_xlim()
        south, north = axes.get_ylim()
        x, y = west + (east - west) * 0.025, south + (north - south) * 0.045
        axes.plot([x, x + 20_000], [y, y], color=colours.ink_2, linewidth=2, solid_capstyle="butt", zorder=9)
        _word(axes, x + 10_000, y + (north - south) * 0.022, "20公里", sheet.small, colours.ink_2, colours.map.ground)
        up, across = north - (north - south) * 0.05, east - (east - west) * (0.05 if sheet.is_narrow else 0.025)
        axes.annotate(
            "", xy=(across, up), xytext=(across, up - (north - south) * 0.07), zorder=9,
            arrowprops={"arrowstyle": "-|>,head_width=0.28,head_length=0.55", "color": colours.ink_2, "lw": 1.2},
        )  # fmt: skip
        _word(axes, across, up - (north - south) * 0.095, "北", 8, colours.ink_2, colours.map.ground)
    if elements is not None:
        _key(axes, elements, colours, sheet.key)


def _key(axes: Any, elements: pd.DataFrame, colours: Palette, size: float) -> None:
    from matplotlib.lines import Line2D

    shapes = {"park": "^", "base": "s", "warehouse": "D"}
    handles = [
        Line2D([], [], linestyle="", marker=shapes.get(group, "o"), color=colours.map.groups[group], label=word)
        for group, word in words.shown_groups(elements).items()
    ]
    if words.has_representatives(elements):
        handles.append(Line2D([], [], linestyle="", marker="o", markerfacecolor=colours.paper,
                              markeredgecolor=colours.ink_2, label=words.REPRESENTATIVE))  # fmt: skip
    if handles:
        axes.legend(
            handles=handles, prop=font(size), loc="lower right", frameon=True, facecolor=colours.paper,
            edgecolor=colours.rule, labelcolor=colours.ink, handletextpad=0.3, borderpad=0.6, fancybox=False,
        ).set_zorder(10)  # fmt: skip


def _word_on(figure: Any, x: float, y: float, text: str, size: float, colour: str, ha: str = "left") -> None:
    figure.text(x, y, text, color=colour, fontproperties=font(size), va="center", ha=ha, linespacing=1.5)


def _lines(text: str, length: int) -> str:
    return "\n".join(text[start : start + length] for start in range(0, len(text), length))


def _bytes(axes: Any, kind: str) -> bytes:
    import matplotlib

    # The same map is the same file: names inside an SVG come from this salt, not from chance or the clock.
    matplotlib.rcParams["svg.hashsalt"] = "yuboard"
    out = io.BytesIO()
    metadata = {"Date": None} if kind == "svg" else {}
    axes.figure.savefig(out, format=kind, dpi=160, facecolor=axes.figure.get_facecolor(), metadata=metadata)
    return out.getvalue()
