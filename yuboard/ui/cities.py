"""Cities in their fixed colours, as Markdown."""

from yuboard import theme
from yuboard.problems import DataError
from yuboard.record import store
from yuboard.wording import cities
from yuboard.wording.markdown import escape


def comparison_name() -> str:
    """The comparison's name by the number of cities; without data to count them, the plain one."""
    try:
        return cities.comparison_name(len(store.rows("places/cities")))
    except DataError:
        return cities.comparison_name(0)


def city_chip(name: str, position: int) -> str:
    """A city's name as a Markdown chip in its fixed colour."""
    word = theme.city(theme.LIGHT, position).word  # Streamlit's name of the colour
    return f":{word}-background[:{word}[**{escape(name)}**]]"
