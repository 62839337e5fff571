"""Name of a ledger: the reason of its first event; that of a made one begins with the mark of made data."""

import uuid

from sqlalchemy import Connection, select

from yuboard import made
from yuboard.ledger.schema import EVENTS
from yuboard.problems import LedgerError


def name(connection: Connection) -> str:
    """The ledger's own name, which its first event gave it. Raises LedgerError where there is none."""
    first = connection.execute(select(EVENTS.c.reason).where(EVENTS.c.event_id == 1)).one_or_none()
    if first is None:
        raise LedgerError("台账是空的，没有第一号事件。")
    return first[0] or ""


def given(*, is_made: bool) -> str:
    """A name for a new ledger: no two real ones are taken for one another; all made ones have one, as all are alike."""
    return made.MARK if is_made else uuid.uuid4().hex


def check(of_ledger: str, *, is_made: bool) -> None:
    """Raise LedgerError where a ledger and the data folder that it is opened for are not both made, or both real."""
    if made.is_marked(of_ledger) and not is_made:
        raise LedgerError(f"这是演示的台账（{made.MARK}），不能当作真实台账使用，也不能恢复成真实台账。")
    if is_made and not made.is_marked(of_ledger):
        raise LedgerError("这是真实的台账，演示不打开它，什么也没有写入。请改正 YUBOARD_LEDGER 或 YUBOARD_DATA。")
