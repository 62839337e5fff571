"""Folders on disk, and the environment variables that move them."""

import os
from functools import lru_cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
QUERIES = ROOT / "queries"
GEO = ROOT / "geo"
# Every setting of the program; the command doctor tells one that is mistyped.
KNOWN = frozenset(
    {
        "YUBOARD_DATA",
        "YUBOARD_DEV_SIGN_IN",
        "YUBOARD_DRAIN_SECONDS",
        "YUBOARD_EMBED",
        "YUBOARD_GEO",
        "YUBOARD_HOSTS",
        "YUBOARD_IDENTITY_CLAIM",
        "YUBOARD_LEDGER",
        "YUBOARD_METRICS",
        "YUBOARD_PEOPLE",
        "YUBOARD_SIGN_IN_HOURS",
        "YUBOARD_STATE",
        "YUBOARD_TEXTS",
        "YUBOARD_TRUSTED_HEADER",
        "YUBOARD_TRUSTED_PROXIES",
    }
)


def data_dir() -> Path:
    """The folder of hand-kept CSV: ``YUBOARD_DATA``, else ``data/``."""
    return _resolved(os.environ.get("YUBOARD_DATA") or str(ROOT / "data"))


def texts_dir() -> Path | None:
    """The folder of full document texts, or None where ``YUBOARD_TEXTS`` is not set."""
    setting = os.environ.get("YUBOARD_TEXTS")
    return _resolved(setting) if setting else None


@lru_cache(maxsize=16)
def _resolved(setting: str) -> Path:
    return Path(setting).resolve()


def builds_dir(data: Path) -> Path:
    """Where built databases of a data folder are kept (git-ignored)."""
    return data / "build"


def geo_setting() -> Path | None:
    """The operator's own boundary folder or file, or None where ``YUBOARD_GEO`` is not set."""
    setting = os.environ.get("YUBOARD_GEO")
    return Path(setting).resolve() if setting else None


def geo_build() -> Path:
    """Where the boundaries extracted at install time are kept (git-ignored)."""
    return GEO / "build"


def state_dir() -> Path:
    """Where the program keeps what it has to remember of the ledger: ``YUBOARD_STATE``, else with the builds."""
    setting = os.environ.get("YUBOARD_STATE")
    return _resolved(setting) if setting else builds_dir(data_dir())


def drain_seconds() -> float:
    """How long a server that is told to stop goes on, so that those who route to it notice: ``YUBOARD_DRAIN_SECONDS``.

    Raises ValueError where it is no number of seconds up to ten minutes.
    """
    seconds = float(os.environ.get("YUBOARD_DRAIN_SECONDS", "").strip() or 0)
    if not 0 <= seconds <= 600:
        raise ValueError
    return seconds


def names(variable: str) -> tuple[str, ...]:
    """The names in a setting, parted by commas or spaces: ``YUBOARD_HOSTS``, ``YUBOARD_EMBED``,
    ``YUBOARD_TRUSTED_PROXIES``."""
    return tuple(os.environ.get(variable, "").replace(",", " ").split())


def has_metrics() -> bool:
    """Whether the server's numbers for monitoring are open, ours and Streamlit's: ``YUBOARD_METRICS=1``."""
    return os.environ.get("YUBOARD_METRICS") == "1"


def people_file() -> Path | None:
    """Who may write: the CSV in ``YUBOARD_PEOPLE``; None where nobody is to."""
    setting = os.environ.get("YUBOARD_PEOPLE")
    return _resolved(setting) if setting else None


def trusted_header() -> str | None:
    """The header in which a proxy says who asks: ``YUBOARD_TRUSTED_HEADER``."""
    return os.environ.get("YUBOARD_TRUSTED_HEADER", "").strip() or None


def identity_claim() -> str:
    """The claim of a sign-in by OIDC that is the identity: ``YUBOARD_IDENTITY_CLAIM``, else ``sub``."""
    return os.environ.get("YUBOARD_IDENTITY_CLAIM", "").strip() or "sub"


def has_dev_sign_in() -> bool:
    """Whether people of the CSV can be chosen on this machine itself: ``YUBOARD_DEV_SIGN_IN=1``."""
    return os.environ.get("YUBOARD_DEV_SIGN_IN") == "1"


def sign_in_hours() -> str:
    """How many hours after signing in one may write: ``YUBOARD_SIGN_IN_HOURS`` as written, else 8."""
    return os.environ.get("YUBOARD_SIGN_IN_HOURS", "").strip() or "8"


def keep_peers() -> None:
    """Have a web server that is yet to start leave the address of a connection as it is, whatever a header says."""
    os.environ["FORWARDED_ALLOW_IPS"] = ""


def keeps_peers() -> bool:
    """Whether the server was started with ``FORWARDED_ALLOW_IPS`` empty.

    Otherwise uvicorn believes ``X-Forwarded-For`` from loopback, and tells that in place of the connection's address.
    """
    return os.environ.get("FORWARDED_ALLOW_IPS") == ""


def ledger_setting() -> str:
    """The ledger of reports: ``YUBOARD_LEDGER``, a folder or ``postgresql+psycopg://…``, else ``data/ledger``."""
    setting = os.environ.get("YUBOARD_LEDGER")
    if not setting:
        return str(data_dir() / "ledger")
    return setting if "://" in setting else str(_resolved(setting))


def snapshots_dir(setting: str) -> Path:
    """Where a ledger publishes its snapshots: in its own folder, or beside the data where it is a server's."""
    return (data_dir() / "ledger" if "://" in setting else Path(setting)) / "snapshots"
