"""A made-up city whose figures fall, stand at zero or below it, and come month by month; rows of CSV only."""

from pathlib import Path

from tests.support import rows

NAME = "测试市"
# indicator, unit, kind, direction: start as written, its value; target as written, its operator and value
CHANGES = {
    "退货率": ("%", "rate", "down", "30%", "30", "20%以内", "<=", "20"),
    "物流费用": ("亿元", "flow", "down", "100亿元", "100", "80亿元", "=", "80"),
    "新平台": ("家", "stock", "up", "0家", "0", "100家", "=", "100"),
    "投诉": ("件", "count", "down", "5件", "5", "0件", "=", "0"),
    "增速": ("%", "growth", "up", "-3.5%", "-3.5", "-2%以上", ">=", "-2"),
    "处理能力": ("万包", "rate", "up", "100万包", "100", "160万包", "=", "160"),
    "达标率": ("%", "share", "up", "90%", "90", "85%以上", ">=", "85"),
    "余额": ("亿元", "stock", "up", "-5亿元", "-5", "10亿元", "=", "10"),
    "排名": ("位", "rank", "down", "第8位", "8", "第3位", "=", "3"),
    "库存": ("家", "stock", "down", "30～40家", "30", "10～20家", "range", "10"),
}


def _figure(number: int, indicator: str, role: str, year: int, operator: str, written: str, **cells: str) -> rows.Row:
    value = cells.pop("value")
    low, high = ("" if operator == "<=" else value), ("" if operator == ">=" else value)
    if operator == "range":
        high = str(int(value) + 10)
    return {
        "figure_id": f"ks2027-{number:03d}", "place_id": "ceshi", "indicator_id": indicator, "role": role,
        "year_start": str(year), "year_end": str(year), "time_basis": "annual", "operator": operator, "low": low,
        "high": high, "as_written": written, "section": "一", "quote": f"测试达到{written}",
    } | cells  # fmt: skip


def add(data: Path) -> None:
    """Add the city with its document, indicators, figures and first targets to a copy of the data."""
    city = {"place_id": "ceshi", "name": NAME, "short_name": "测试", "kind": "市", "parent_id": "henan"}
    rows.append(data / "places.csv", city | {"adcode": "419900", "position": "4", "pinyin": "ce shi"})
    rows.append(
        data / "documents.csv",
        {"document_id": "ks2027", "title": "测试市行动方案", "short_title": "测试方案", "issuer": "测试市人民政府",
         "place_id": "ceshi", "issued_on": "2024-12-01", "period_start": "2025", "period_end": "2027"},
    )  # fmt: skip
    figures: list[rows.Row] = []
    for position, (name, (unit, kind, way, first, start, last, operator, end)) in enumerate(CHANGES.items(), 1):
        indicator = f"t{position}"
        rows.append(
            data / "indicators.csv",
            {"indicator_id": indicator, "name": f"测试{name}", "domain": "测试", "unit": unit, "quantity": kind,
             "direction": way, "definition": "测试", "decimals": "1"},
        )  # fmt: skip
        begins = "range" if operator == "range" else "="
        number = len(figures) + 1
        figures += [
            _figure(number, indicator, "baseline", 2024, begins, first, value=start, unit=unit),
            _figure(number + 1, indicator, "target", 2027, operator, last, value=end, unit=unit),
        ]
        rows.append(data / "headlines.csv", {"place_id": "ceshi", "position": str(position), "indicator_id": indicator})
    rows.append(
        data / "indicators.csv",
        {"indicator_id": "t_month", "name": "测试月度额", "domain": "测试", "unit": "亿元", "quantity": "flow",
         "direction": "up", "definition": "测试", "decimals": "1"},
    )  # fmt: skip
    for month in range(1, 13):
        written = f"{month}亿元"
        monthly = {"value": str(month), "unit": "亿元", "quote": f"{month}月份完成{written}"}
        figures.append(_figure(100 + month, "t_month", "interim", 2025, "=", written, **monthly))
    dollars = {"value": "30", "unit": "亿美元", "quote": "跨境交易额达到30亿美元"}
    figures.append(_figure(200, "cross_border_turnover", "target", 2027, "=", "30亿美元", **dollars))
    header = list(rows.read(data / "documents" / "sq2016" / "figures.csv")[0])
    rows.write(data / "documents" / "ks2027" / "figures.csv", [{n: f.get(n, "") for n in header} for f in figures])
