"""A fourth city is data only: CSV rows are added to a copy of the data, and every page shows it."""

from datetime import date
from pathlib import Path

import pytest

from tests.support import rows
from tests.support.pages import PATHS, opened, words
from yuboard.exports.site.build import static
from yuboard.record import building, store


@pytest.mark.usefixtures("fourth_city")
@pytest.mark.parametrize("page", PATHS)
def test_every_page_opens_with_it(page: str) -> None:
    assert opened(page).title


def add_layout(data: Path) -> None:
    """A layout of the city with a hub and a park in a county; a task with its unit and its target."""
    folder = data / "documents" / "ex2019"
    quote = "形成一心一园的布局"
    rows.append(
        data / "layouts.csv",
        {"layout_id": "ex2019-l1", "document_id": "ex2019", "name": "一心一园", "summary": "一心带一园",
         "section": "三", "quote": quote},
    )  # fmt: skip
    elements = rows.read(data / "documents" / "sq2016" / "layout.csv")[:2]
    hub = {"element_id": "ex2019-e1", "layout_id": "ex2019-l1", "kind": "centre", "name": "一心", "place_id": "example"}
    park = {"element_id": "ex2019-e2", "layout_id": "ex2019-l1", "kind": "park", "name": "示例园区",
            "place_id": "example_a", "parent_id": "ex2019-e1", "precision": "county"}  # fmt: skip
    shared = {"role": "示例", "status": "规划", "precision": "none", "section": "三", "quote": quote}
    rows.write(folder / "layout.csv", [dict.fromkeys(elements[0], "") | shared | own for own in (hub, park)])
    building.build(data)


SHOWN = {
    "pages/leadership/trend.py": ({"indicator": "示例占比", "cities": "示例市"}, "20%以上"),
    "pages/leadership/layouts.py": ({"layout": "ex2019-l1"}, "一心带一园"),
    "pages/counties/quotas.py": ({"city": "示例市"}, "示例甲县"),
    "pages/counties/county.py": ({"county": "示例甲县"}, "示例企业"),
    "pages/evidence/documents.py": ({"figure": "ex2019-007"}, "示政〔2018〕1号"),
    "pages/evidence/search.py": ({"q": "示例乙县"}, "示例乙县"),
    "pages/presenters/present.py": ({"place": "示例市", "slide": "2"}, "示例"),
    "pages/presenters/exports.py": ({"place": "示例市"}, "示例市"),
}


@pytest.mark.parametrize("page", SHOWN)
def test_every_page_shows_it(fourth_city: Path, page: str) -> None:
    add_layout(fourth_city)
    asked, expected = SHOWN[page]
    test = opened(page, **asked)
    labels = [element.proto.label for kind in ("page_link", "download_button") for element in test.get(kind)]
    assert expected in " ".join([words(test), *labels]).replace("\\", "")


def test_map_without_boundaries_or_squares_is_left_out_in_a_sentence(fourth_city: Path) -> None:
    assert "没有示例市的边界" in words(opened("pages/leadership/layouts.py", layout="example-none"))
    add_layout(fourth_city)
    for is_static in ("true", "false"):
        text = words(opened("pages/leadership/layouts.py", layout="ex2019-l1", static=is_static))
        assert "没有示例市的边界，也没有方块图的位置" in text


@pytest.mark.usefixtures("fourth_city")
def test_it_is_on_every_page_that_compares() -> None:
    overview = words(opened("pages/leadership/overview.py"))
    assert "示例市" in overview
    assert "自2017年40亿元起年均须增长**35.7%**" in overview
    compare = words(opened("pages/leadership/compare.py"))
    assert "25%以上" in compare
    assert "示政〔2018〕1号" in compare
    assert "突破100亿元" in words(opened("pages/leadership/trend.py", indicator="电子商务交易额"))
    assert "示例市电子商务行动计划" in words(opened("pages/evidence/documents.py", figure="ex2019-003"))


@pytest.mark.usefixtures("fourth_city")
def test_its_county_quotas_are_summed_and_listed() -> None:
    text = words(opened("pages/counties/quotas.py", city="示例市", county="示例乙县"))
    assert "3个地区合计 30家 = 全市 30家" in text
    assert "33.3%，3个地区中第2位" in text
    assert "文件未分解" in text


@pytest.mark.usefixtures("fourth_city")
def test_it_is_in_the_static_twin() -> None:
    made = static(rows=store.rows, version="0123abcd", made_on=date(2026, 1, 15))
    assert "突破100亿元" in made["index.html"].decode()
    assert "3个地区合计 30家 = 全市 30家" in made["quotas.html"].decode()
    assert "33.3%，3个地区中第2位" in made["county-example_b.html"].decode()


def test_its_quotas_are_checked_like_any_other(fourth_city: Path) -> None:
    from yuboard.problems import DataError

    path = fourth_city / "documents" / "ex2019" / "figures.csv"
    rows.change(path, lambda row: row["figure_id"] == "ex2019-009", low="9", high="9", as_written="9家",
                quote="示例乙县9家")  # fmt: skip
    with pytest.raises(DataError, match="各县合计29"):
        building.build(fourth_city)
