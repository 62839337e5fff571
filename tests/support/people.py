"""Lists of people for tests, and pages as one of them sees them."""

from pathlib import Path
from typing import Any

from yuboard import clock

HEAD = "identity,name,role,place,unit"
ROWS = """yc,甲,reporter,虞城县,
mq,乙,reporter,民权县,
sq,丙,reviewer,商丘市,
lh,丁,reviewer,漯河市,
sw,戊,reporter,商丘市,市商务局"""


def listed(folder: Path, rows: str = ROWS) -> Path:
    """A list of people in a folder."""
    path = folder / "people.csv"
    path.write_text(f"{HEAD}\n{rows}\n", encoding="utf-8")
    return path


def user(identity: str, hours: float = 0) -> dict[str, Any]:
    """The user of an OIDC sign-in some hours ago, for ``AppTest.user``."""
    return {"is_logged_in": True, "sub": identity, "iat": int(clock.utc().timestamp() - hours * 3600)}
