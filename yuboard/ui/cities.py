"""Cities in their fixed colours, as Markdown."""

from yuboard import theme
from yuboard.record.results import Row
from yuboard.wording.markdown import escape


def tone(position: int) -> str:
    """Streamlit's name of a city's colour."""
    return theme.city(theme.LIGHT, position).word


def city_chip(name: str, position: int) -> str:
    """A city's name as a Markdown chip in its fixed colour."""
    word = tone(position)
    return f":{word}-background[:{word}[**{escape(name)}**]]"


def coloured(row: Row) -> str:
    """A figure's words in its city's colour, as Markdown."""
    return f":{tone(row['place_position'])}[{escape(row['label'])}]"
