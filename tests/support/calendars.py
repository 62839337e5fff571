"""Made calendars: forms of 商丘 that no document and no bureau asks for, for tests alone."""

import shutil
from datetime import date
from pathlib import Path

from tests.support import rows
from yuboard.reporting.calendar import Asked, Form, Place
from yuboard.settings import ROOT

TURNOVER = Asked("cross_border_turnover", "跨境电子商务交易额", "亿元", None, "累计")
FILED = Asked("cross_border_filed_enterprises", "备案认定跨境电子商务企业", "家", None, "时点")
PLACES = tuple(
    Place(name, f"{word}县", word) for name, word in (("yucheng", "虞城"), ("minquan", "民权"), ("xiayi", "夏邑"))
)
NOTICE = "演示通知〔2016〕1号"


def form(**parts: object) -> Form:
    """A monthly form of three counties, due on the 10th of the next month and closed on the 20th."""
    made = {
        "form_id": "made-month", "city_id": "shangqiu", "city": "商丘市", "title": "月报", "issuer": "市商务局",
        "unit": "各县商务局", "period": "月", "due_day": 10, "lock_day": 20, "valid_from": date(2017, 1, 1),
        "valid_until": None, "noticed_on": date(2016, 12, 20), "document_number": None, "section": None,
        "quote": None, "notice": NOTICE, "asked": (TURNOVER, FILED), "places": PLACES,
    }  # fmt: skip
    return Form(**(made | parts))  # type: ignore[arg-type]


def copied(folder: Path) -> Path:
    """A copy of the real data, to put made forms into."""
    return Path(shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("build", "ledger")))


def add(data: Path, *, form_id: str = "made-month", asked: tuple[Asked, ...] = (TURNOVER, FILED), **cells: str) -> Path:
    """Put a made form into a copy of the data; returns the data."""
    made = {
        "form_id": form_id, "place_id": "shangqiu", "title": "月报", "issuer": "市商务局", "unit": "各县商务局",
        "scope": "各县（市、区）", "period": "月", "due_day": "10", "lock_day": "20", "valid_from": "2017-01-01",
        "is_active": "true", "notice": NOTICE, "noticed_on": "2016-12-20",
    }  # fmt: skip
    rows.append(data / "reporting" / "forms.csv", made | cells)
    lines = [
        {"form_id": form_id, "position": str(number), "indicator_id": one.indicator_id, "basis": one.basis}
        for number, one in enumerate(asked, 1)
    ]
    rows.append(data / "reporting" / "form_indicators.csv", *lines)
    return data


def add_rule(data: Path, valid_from: str, valid_until: str = "") -> Path:
    """Put a made rule of points for places of 商丘 in 2017 into a copy of the data."""
    folder, own = data / "progress", {"rule_id": "made"}
    rule = {
        "title": "演示计分办法",
        "place_id": "shangqiu",
        "party": "县（市、区）",
        "year": "2017",
        "issuer": "演示局",
    }
    day = {"number": "演示〔2017〕9号", "issued_on": "2017-01-05", "valid_from": valid_from, "valid_until": valid_until}
    rows.append(folder / "score_rules.csv", own | rule | day)
    filed = {"title": "备案企业", "measure": "完成率", "indicator_id": FILED.indicator_id, "points": "60"}
    in_time = {"title": "按期报送", "measure": "按期报送率", "points": "40", "quote": "演示：按期报送满分"}
    rows.append(
        folder / "score_items.csv",
        own | filed | {"position": "1", "zero_at": "0", "full_at": "100", "quote": "演示：完成率折算"},
        own | in_time | {"position": "2"},
    )
    step = own | {"item": "2", "position": "1", "comparison": ">=", "bound": "50", "points": "40"}
    last = {"position": "2", "comparison": "", "bound": "", "points": "10"}
    rows.append(folder / "score_steps.csv", step, step | last)
    return data
