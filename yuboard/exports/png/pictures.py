"""Charts as PNG at projector size, drawn from the web charts' rows in the bundled font; no browser."""

import io
import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from yuboard import theme
from yuboard.theme import CityTone, Palette
from yuboard.wording.numbers import number

# 12 × 6.75 inches at 160 dots make 1920 × 1080.
_SIZE, _DPI = (12.0, 6.75), 160
_MARKERS = {">=": "^", ">": "^", "<=": "v", "<": "v"}
KEY = "● 基期　○ 达到　△ 不低于或突破（向上不封顶）　区间画作带上下线的竖条　虚线只连接文件所列各点，不是年度计划"


class Words(NamedTuple):
    """What stands around a chart: finding, unit and scope, lines below it (source, 测算), and version with date."""

    title: str
    scope: str
    below: Sequence[str]
    made: str


def ladder(frame: pd.DataFrame, words: Words, *, colours: Palette = theme.LIGHT) -> bytes:
    """Stated values by year, a panel for each unit and city; marks as in the web chart (``charts.ladder``)."""
    drawn = frame[frame["operator"].ne("text") & frame["year"].notna()]
    figure = _sheet(words, colours)
    panels = list(drawn.groupby(["place_position", "panel"], sort=True))
    level = drawn[["axis_low", "axis_high"]].max(axis=1)
    top = level.groupby(drawn["panel"]).max()
    width = (0.94 - 0.07 * (len(panels) - 1)) / len(panels)
    for index, ((position, panel), rows) in enumerate(panels):
        axes = figure.add_axes((0.045 + index * (width + 0.07), 0.24, width, 0.5))
        own = level[rows.index].max()
        years = sorted({int(year) for year in drawn.loc[drawn["place_position"].eq(position), "year"]})
        highest = own if own < top[panel] / 4 else top[panel]
        _year_axes(axes, years, highest, 0.1 + 0.22 * len(panels), colours)
        unit = f"{rows['place'].iloc[0]}　单位：{panel}"
        _word(figure, 0.045 + index * (width + 0.07), 0.775, unit, 12, colours.ink_2)
        for _, series in rows.groupby("series", sort=False):
            _series(axes, series.sort_values("year"), theme.city(colours, int(position)), colours)
    return _png(figure)


def subjects(frame: pd.DataFrame, words: Words, *, colours: Palette = theme.LIGHT) -> bytes:
    """Values whose subjects differ: a row each, never joined (``charts.subjects``)."""
    rows = frame[frame["operator"].ne("text")].sort_values(["role", "year", "axis_low"], na_position="last")
    figure = _sheet(words, colours)
    axes = figure.add_axes((0.24, 0.2, 0.7, 0.58))
    _bare(axes, colours)
    level = rows["axis_low"].fillna(rows["axis_high"])
    axes.set_xlim(0, level.max() * 1.35)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.grid(axis="x", color=colours.hair)
    for at, row in enumerate(rows.itertuples()):
        tone = theme.city(colours, row.place_position)
        _mark(axes, level[row.Index], at, row, tone, colours)
        _beside(axes, level[row.Index], at, row.label, 14, _ink(row, tone, colours), (12, 0), "left", "center")
        whose = row.subject if isinstance(row.subject, str) else "全市"
        name = f"{row.place_short}·{whose}\n{row.year_label}　{row.role_word}"
        _beside(axes, 0, at, name, 11.5, colours.ink, (-10, 0), "right", "center")
    axes.set_yticks([])
    if rows["panel"].iloc[0] == "%":
        axes.set_xticks(range(0, 101, 25), [f"{share}%" for share in range(0, 101, 25)])
    _ticks(axes.get_xticklabels(), colours)
    return _png(figure)


def quotas(frame: pd.DataFrame, undivided: Sequence[str], words: Words, *, colours: Palette = theme.LIGHT) -> bytes:
    """Quotas as bars, a place a row, a tone a year (``charts.quota_bars``); ``undivided`` years on a hatch."""
    from matplotlib.patches import Patch

    tone = theme.city(colours, int(frame["city_position"].iloc[0]))
    names, years = list(dict.fromkeys(frame["place_short"])), sorted(frame["year"].unique())
    figure = _sheet(words, colours)
    axes = figure.add_axes((0.11, 0.15, 0.84, 0.61))
    _bare(axes, colours)
    high = min(0.76 / len(years), 0.1 + 0.05 * len(names))
    for index, year in enumerate(years):
        rows = frame[frame["year"].eq(year)]
        spots = [names.index(name) + (index - (len(years) - 1) / 2) * high for name in rows["place_short"]]
        fill = (tone.mid, tone.base, tone.ink)[min(index, 2)]
        axes.barh(spots, rows["quota"], height=high * 0.92, color=fill, edgecolor=tone.base, label=f"{year}年")
        for spot, quota, unit in zip(spots, rows["quota"], rows["unit"]):
            _beside(axes, quota, spot, number(quota, unit), 11, colours.ink, (6, 0), "left", "center")
    axes.set_ylim(len(names) - 0.45, -0.55)
    axes.set_xlim(0, frame["quota"].max() * 1.1)
    axes.set_xticks([])
    axes.set_yticks(range(len(names)), names)
    _ticks(axes.get_yticklabels(), colours, 13)
    handles = [*axes.get_legend_handles_labels()[0]]
    handles += [Patch(facecolor=colours.paper, edgecolor=tone.base, hatch="///", label=text) for text in undivided]
    legend = {"frameon": False, "ncols": len(handles), "loc": "lower left", "bbox_to_anchor": (-0.01, 1.0)}
    axes.legend(handles=handles, prop=font(12), labelcolor=colours.ink, **legend)
    return _png(figure)


def _sheet(words: Words, colours: Palette) -> Any:
    """A sheet with all words in place; no pyplot, whose state would be shared between readers."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=_SIZE, facecolor=colours.paper)
    FigureCanvasAgg(figure)
    _word(figure, 0.03, 0.93, words.title, 21 if len(words.title) < 34 else 16, colours.ink, bold=True)
    _word(figure, 0.03, 0.865, words.scope, 12, colours.ink_2)
    lines = [part for line in words.below for part in textwrap.wrap(line, 84)]
    _word(figure, 0.03, 0.035 + 0.0125 * (len(lines) - 1), "\n".join(lines), 9.5, colours.ink_3)
    _word(figure, 0.97, 0.035, words.made, 9.5, colours.ink_3, ha="right")
    return figure


def _year_axes(axes: Any, years: list[int], highest: float, room: float, colours: Palette) -> None:
    """Years from first to last, with ``room`` (a share of them) on the left for labels; values from zero."""
    _bare(axes, colours)
    pad = max((years[-1] - years[0]) * room, 1)
    axes.set_xlim(years[0] - pad, years[-1] + pad * 0.45)
    axes.set_xticks(years, [f"{year}年" for year in years])
    axes.set_ylim(0, highest * 1.3)
    axes.grid(axis="y", color=colours.hair)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}")
    axes.yaxis.get_major_locator().set_params(nbins=5)
    _ticks(axes.get_xticklabels(), colours, 12)
    _ticks(axes.get_yticklabels(), colours)


def _bare(axes: Any, colours: Palette) -> None:
    axes.set_axisbelow(True)
    axes.tick_params(length=0)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(colours.rule)


def _ticks(labels: Any, colours: Palette, size: float = 10.5) -> None:
    for label in labels:
        label.set_fontproperties(font(size))
        label.set_color(colours.ink_2)


def _series(axes: Any, rows: pd.DataFrame, tone: CityTone, colours: Palette) -> None:
    level = rows["axis_low"].fillna(rows["axis_high"])
    axes.plot(rows["year"], level, color=tone.mid, linewidth=1.4, linestyle=(0, (4, 3)), zorder=2)
    for row in rows.itertuples():
        y = level[row.Index]
        if row.operator == "range":
            axes.plot([row.year] * 2, [row.axis_low, row.axis_high], color=tone.mid, linewidth=9, zorder=3)
            axes.plot(
                [row.year] * 2, [row.axis_low, row.axis_high], "_", color=tone.base, ms=20, mew=2.5, zorder=4
            )  # fmt: skip
        else:
            _mark(axes, row.year, y, row, tone, colours)
        if row.operator in (">=", ">"):
            _arrow(axes, row.year, y, tone)
        words = f"{row.label}\n{row.tag}" if row.tag else row.label
        size = 15 if row.role == "target" else 12.5
        _beside(axes, row.year, y, words, size, _ink(row, tone, colours), (-10, 7), "right", "bottom")


def _mark(axes: Any, x: float, y: float, row: Any, tone: CityTone, colours: Palette) -> None:
    """Stage by size and fill, operator by shape: as on the screen."""
    base = row.role == "baseline"
    size = {"baseline": 8, "interim": 9}.get(row.role, 12)
    axes.plot(
        [x], [y], marker=_MARKERS.get(row.operator, "o"), markersize=size, markeredgewidth=2.2, zorder=5, clip_on=False,
        markerfacecolor=colours.ink_2 if base else colours.paper, markeredgecolor=colours.ink_2 if base else tone.base,
    )  # fmt: skip


def _arrow(axes: Any, x: float, y: float, tone: CityTone) -> None:
    """A short upward arrow above a lower bound: the target is this or more."""
    from matplotlib.transforms import offset_copy

    tail, head = (offset_copy(axes.transData, axes.figure, y=points, units="points") for points in (9, 27))
    arrow = {"arrowstyle": "-|>", "color": tone.base, "lw": 1.6}
    axes.annotate("", xy=(x, y), xycoords=head, xytext=(x, y), textcoords=tail, arrowprops=arrow, zorder=5)


def _ink(row: Any, tone: CityTone, colours: Palette) -> str:
    return colours.ink_2 if row.role == "baseline" else tone.ink


def _beside(
    axes: Any, x: float, y: float, text: str, size: float, colour: str, offset: tuple[int, int], ha: str, va: str
) -> None:
    axes.annotate(
        text, (x, y), xytext=offset, textcoords="offset points", ha=ha, va=va, color=colour,
        fontproperties=font(size), zorder=6, annotation_clip=False, linespacing=1.35,
    )  # fmt: skip


def _word(
    figure: Any, x: float, y: float, text: str, size: float, colour: str, *, bold: bool = False, ha: str = "left"
) -> None:
    """Words on the sheet; the bundled font has one weight, so that bold is a thin stroke around it."""
    from matplotlib import patheffects

    effects = [patheffects.withStroke(linewidth=0.7, foreground=colour)] if bold else []
    figure.text(
        x, y, text, color=colour, fontproperties=font(size), path_effects=effects, va="center", ha=ha, linespacing=1.5
    )  # fmt: skip


def _png(figure: Any) -> bytes:
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=_DPI, metadata={"Software": None})
    return out.getvalue()


def font(size: float) -> Any:
    """The bundled font in a size in points."""
    import pylopdf_fonts_zh_cn
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(pylopdf_fonts_zh_cn.sans_path()), size=size)
