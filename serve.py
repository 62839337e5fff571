"""The server's entry: app.py behind the Chinese page shell, with the database built and imports done first.

``streamlit run app.py`` works too, without the shell.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

# Tables, plotly, clauses and signing in are imported to be loaded before a visitor comes: most pages need them.
from yuboard import settings, tables  # noqa: F401
from yuboard.charts import plotly  # noqa: F401
from yuboard.ledger import memory
from yuboard.ledger.memory import StrangeLedgerError
from yuboard.operation import health, numbers
from yuboard.problems import DataError, LedgerError
from yuboard.record import store
from yuboard.ui import clauses, failures, signing_in  # noqa: F401
from yuboard.web.compression import Compression
from yuboard.web.draining import Draining
from yuboard.web.guard import Guard
from yuboard.web.monitoring import Monitoring
from yuboard.web.shell import Shell


@asynccontextmanager
async def warm(_app: st.App) -> AsyncIterator[None]:
    """Build the database and open it before the first visitor comes; bad data is reported on the page.

    A ledger that is not the one last seen stops the start: nothing may be added to the wrong one.
    """
    with suppress(DataError):
        store.rows("overview/counts")
    try:
        if book := health.book():
            memory.check(book)
    except StrangeLedgerError as error:
        logging.getLogger(__name__).error("没有启动：%s", error)
        raise
    except LedgerError as error:
        logging.getLogger(__name__).error("台账读不出，先只供阅读：%s", error)
    draining.watch()
    yield


# The first visitor of a process may come by a deep link: without this, Streamlit looks the page up in pages/ before
# app.py has named it, and says that it does not exist.
PagesManager.uses_pages_directory = False

draining = Draining(settings.drain_seconds())
guard = Middleware(
    Guard, settings.names("YUBOARD_HOSTS"), settings.names("YUBOARD_EMBED"), has_metrics=settings.has_metrics()
)
monitoring = Middleware(
    Monitoring,
    health.health,
    lambda: (numbers.exposition(), numbers.CONTENT_TYPE),
    draining,
    has_metrics=settings.has_metrics(),
    identity_header=settings.trusted_header(),
)
app = st.App(
    Path(__file__).parent / "app.py",
    lifespan=warm,
    middleware=[guard, monitoring, Middleware(Compression), Middleware(Shell)],
    on_script_error=failures.page_failed,
)

if __name__ == "__main__":
    # In time here alone: whoever imports this module has a web server already.
    settings.keep_peers()
    app.run()
