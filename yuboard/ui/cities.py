"""Cities in their fixed colours, as Markdown."""

from yuboard import theme
from yuboard.record.results import Row
from yuboard.wording.markdown import escape


def city_chip(name: str, position: int) -> str:
    """A city's name as a Markdown chip in its fixed colour."""
    word = theme.city(theme.LIGHT, position).word
    return f":{word}-background[:{word}[**{name}**]]"


def coloured(row: Row) -> str:
    """A figure's words in its city's colour, as Markdown."""
    return f":{theme.city(theme.LIGHT, row['place_position']).word}[{escape(row['label'])}]"
