"""One conversion: a dollar target has the same words in 亿元 wherever it is shown."""

import io
import re
import zipfile
from datetime import date

from yuboard.exports.pptx.presentation import deck
from yuboard.exports.site.build import static
from yuboard.exports.xlsx.comparison import comparison_workbook
from yuboard.record import store
from yuboard.slides.material import gather
from yuboard.slides.story import story
from yuboard.wording.comparison import comparison_reason
from yuboard.wording.markdown import blocks

MADE = {"version": "v", "made_on": date(2026, 1, 2)}
WORDS = re.compile(r"约合([\d,.]+)亿元（测算，2018年平均汇率6\.6160元/美元")


def text_of(archive: bytes) -> str:
    """All text of an OOXML file, parts in order of their names."""
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        return "".join(parts.read(name).decode() for name in sorted(parts.namelist()) if name.endswith(".xml"))


def test_a_conversion_has_one_wording_on_every_surface(database) -> None:
    cells = [cell for cell in store.rows("compare/cells") if cell["cny_value"] is not None and cell["year"] == 2018]
    assert cells, "the record has a dollar target of 2018"
    told = deck(story(gather(store.rows, ("郑州市", "商丘市"))), **MADE)
    surfaces = {
        "screen": blocks(comparison_reason(cell) for cell in cells).replace("\\", ""),
        "workbook": text_of(comparison_workbook(rows=store.rows, **MADE)),
        "deck": text_of(told),
        "static": static(rows=store.rows, **MADE)["compare.html"].decode(),
    }
    for name, text in surfaces.items():
        assert set(WORDS.findall(text)) == {"99.2"}, name
        assert "99亿元" not in text, name
    assert "≈" not in surfaces["deck"]
