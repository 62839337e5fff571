"""Versions: what is installed beside what is pinned, and how old the data are."""

import re
from importlib.metadata import PackageNotFoundError, version

from yuboard.record.folder import listing
from yuboard.settings import ROOT, data_dir


def strangers() -> list[str]:
    """Parts that the program needs and that are missing, or not of the pinned version, in words."""
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE))
    wanted = re.findall(r"^([\w.-]+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    found = []
    for name in (name for name in wanted if name in pins):
        try:
            installed = version(name)
        except PackageNotFoundError:
            found.append(f"没有安装 {name}")
            continue
        if installed != pins[name]:
            found.append(f"{name} 是 {installed}，应为 {pins[name]}")
    return found


def newest_of_data() -> float:
    """When the newest table of the data was changed, in seconds since 1970; 0 where there is none."""
    return max((path.stat().st_mtime for path in listing(data_dir()).tables), default=0)
