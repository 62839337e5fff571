"""Who does what: units by themes."""

import pandas as pd
import plotly.graph_objects as go

from yuboard import theme
from yuboard.theme import Palette

_ROW, _LARGEST = 30, 26
KEY = (
    "一项任务有几个主题或几个单位的，各计一次；单位按统一名称归并。"
    "“文件未明确”是文件没有写牵头或责任单位，不是没有人负责。"
)
# A longer column head goes on two lines.
_HEAD = 4


def unit_matrix(frame: pd.DataFrame, *, colours: Palette) -> go.Figure:
    """Units as rows, themes as columns, the number of tasks in a disc; a click gives [unit, theme].

    ``frame`` has one row per cell that is not empty, in the order to draw, with the columns unit, tasks
    (of the unit in all), theme, theme_position, cell.
    """
    units = list(dict.fromkeys(frame["unit"]))
    total = dict(zip(frame["unit"], frame["tasks"]))
    themes = list(frame.sort_values("theme_position")["theme"].unique())
    names = {unit: f"{unit}　<b>{total[unit]:.0f}</b>" for unit in units}
    largest = frame["cell"].max()
    figure = go.Figure(
        layout=theme.layout(colours, height=88 + _ROW * len(units), margin={"t": 52, "l": 8, "r": 8, "b": 4})
    )
    unclear = frame["unit"].eq("文件未明确")
    figure.add_scatter(
        x=frame["theme"], y=frame["unit"].map(names), mode="markers+text", text=frame["cell"].astype(str),
        textfont={"size": 13, "color": [colours.ink if rest else colours.paper for rest in unclear]},
        customdata=frame[["unit", "theme"]],
        hovertemplate="%{customdata[0]}　%{customdata[1]}　%{text}项<extra></extra>",
        marker={
            "size": [16 + (_LARGEST - 16) * (cell / largest) ** 0.5 for cell in frame["cell"]],
            "color": [colours.wash if rest else colours.ink_2 for rest in unclear],
            "line": {"width": 1, "color": colours.ink_3}, "opacity": 1,
        },
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip
    grid = {"gridcolor": colours.hair, "fixedrange": True, "zeroline": False}
    figure.update_xaxes(
        **grid, side="top", categoryorder="array", categoryarray=themes, tickangle=0,
        tickvals=themes, ticktext=["<br>".join(head(name)) for name in themes],
        tickfont={"size": 14, "color": colours.ink},
    )  # fmt: skip
    figure.update_yaxes(
        **grid, categoryorder="array", categoryarray=[names[unit] for unit in units][::-1], automargin=True,
        tickfont={"size": 14, "color": colours.ink}, range=[-0.6, len(units) - 0.4],
    )  # fmt: skip
    return figure


def head(name: str) -> list[str]:
    """A column's name in one line, or in two where it is long."""
    if len(name) <= _HEAD:
        return [name]
    middle = name.find("与") + 1 or (len(name) + 1) // 2
    return [name[:middle], name[middle:]]
