"""Where things are on disk, and the two settings that move them."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "queries"


def data_dir() -> Path:
    """The folder of hand-kept CSV: ``YUBOARD_DATA``, else ``data/``."""
    return Path(os.environ.get("YUBOARD_DATA") or ROOT / "data").resolve()


def texts_dir() -> Path | None:
    """The folder of full document texts, or None where ``YUBOARD_TEXTS`` is not set."""
    setting = os.environ.get("YUBOARD_TEXTS")
    return Path(setting).resolve() if setting else None


def builds_dir(data: Path) -> Path:
    """Where built databases of a data folder are kept (git-ignored)."""
    return data / "build"
