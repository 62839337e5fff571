"""A made-up fourth city: rows of CSV only."""

from pathlib import Path

from tests.support import rows

COUNTIES = {"example_a": "示例甲县", "example_b": "示例乙县", "example_c": "示例丙区"}
FILED = "2019年，培育30家示例企业（示例甲县15家，示例乙县10家，示例丙区5家）"
TURNOVER = "2017年示例交易额达到40亿元，2019年达到60亿元，到2020年突破100亿元"


def figure(
    number: int, indicator: str, place: str, role: str, year: int, op: str, value: str, unit: str, **cells: str
) -> rows.Row:
    """One row of figures.csv, its words made from the number."""
    low, high = {"=": (value, value), ">": (value, ""), ">=": (value, "")}[op]
    words = {"=": f"{value}{unit}", ">": f"突破{value}{unit}", ">=": f"{value}{unit}以上"}[op]
    row = {
        "figure_id": f"ex2019-{number:03d}", "place_id": place, "indicator_id": indicator, "role": role,
        "year_start": str(year), "year_end": str(year), "time_basis": "annual", "operator": op, "low": low,
        "high": high, "unit": unit, "as_written": words, "section": "一", "quote": TURNOVER,
    }  # fmt: skip
    return row | cells


def add(data: Path) -> None:
    """Add a city, its three counties, a document, two indicators and a dozen figures to a copy of the data."""
    city = {"place_id": "example", "name": "示例市", "short_name": "示例", "kind": "市", "parent_id": "henan"}
    rows.append(data / "places.csv", city | {"adcode": "419800", "position": "4"})
    for number, (place_id, name) in enumerate(COUNTIES.items(), 1):
        kind = "市辖区" if name.endswith("区") else "县"
        rows.append(
            data / "places.csv",
            {"place_id": place_id, "name": name, "short_name": name, "kind": kind, "parent_id": "example",
             "adcode": f"41980{number}", "position": str(number)},
        )  # fmt: skip
    rows.append(
        data / "documents.csv",
        {
            "document_id": "ex2019", "number": "示政〔2018〕1号", "title": "示例市电子商务行动计划",
            "short_title": "示例计划", "issuer": "示例市人民政府", "place_id": "example",
            "issued_on": "2018-01-02", "period_start": "2018", "period_end": "2020",
        },
    )  # fmt: skip
    for indicator_id, name in (("example_filed", "示例企业"), ("example_share", "示例占比")):
        rows.append(
            data / "indicators.csv",
            {"indicator_id": indicator_id, "name": name, "domain": "总体规模", "quantity": "stock", "direction": "up",
             "unit": "家" if indicator_id == "example_filed" else "%", "definition": "示例定义", "decimals": "0"},
        )  # fmt: skip
    turnover = [
        figure(1, "ecommerce_turnover", "example", "baseline", 2017, "=", "40", "亿元"),
        figure(2, "ecommerce_turnover", "example", "interim", 2019, "=", "60", "亿元"),
        figure(3, "ecommerce_turnover", "example", "target", 2020, ">", "100", "亿元"),
        figure(4, "online_retail_share", "example", "target", 2020, ">=", "25", "%", quote="网络零售占比25%以上"),
        figure(5, "example_share", "example", "baseline", 2017, "=", "10", "%", quote="示例占比10%"),
        figure(6, "example_share", "example", "target", 2020, ">=", "20", "%", quote="示例占比20%以上"),
        figure(7, "example_filed", "example", "interim", 2019, "=", "30", "家", quote=FILED),
        *(
            figure(number, "example_filed", place, "quota", 2019, "=", parts, "家", quote=FILED)
            for number, place, parts in zip((8, 9, 10), COUNTIES, ("15", "10", "5"))
        ),
        figure(11, "example_filed", "example", "target", 2020, "=", "50", "家", quote="到2020年培育50家示例企业"),
        figure(12, "cross_border_turnover", "example", "target", 2020, "=", "2", "亿美元", quote="跨境交易额2亿美元"),
    ]
    header = list(rows.read(data / "documents" / "sq2016" / "figures.csv")[0])
    rows.write(data / "documents" / "ex2019" / "figures.csv", [{n: f.get(n, "") for n in header} for f in turnover])
    rows.append(data / "headlines.csv", {"place_id": "example", "position": "1", "indicator_id": "ecommerce_turnover"})
