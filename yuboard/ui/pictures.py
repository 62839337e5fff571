"""A button for a chart or map as a picture at projector size, drawn on the server when it is clicked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from yuboard import clock
from yuboard.record import store
from yuboard.spreadsheets.workbook import made_words
from yuboard.ui.downloads import offer
from yuboard.wording.filenames import safe

_ICON = ":material/image:"


def picture(
    draw: Callable[..., bytes], *about: Any, name: str, label: str = "下载图（PNG）", key: str = "picture"
) -> None:
    """A button for what ``draw`` of ``exports.png`` makes: it takes a reader, ``about``, and version and date in words.

    The database is that of the page around the button: what the page has read goes into the same picture.
    """
    path = store.database()

    def content() -> bytes:
        return draw(store.reader(path), *about, made(path))

    offer(label, content, f"{safe(name)}.png", key=key, mime="image/png", icon=_ICON)


def made(path: Path) -> str:
    """The data version of a database and the date, as pictures bear them."""
    return made_words(store.version(path), clock.today())
