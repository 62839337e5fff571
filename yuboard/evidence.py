"""A figure's clause in words: Markdown for the screen, safe for whatever the documents hold."""

import re
from functools import lru_cache
from pathlib import Path

from yuboard.paths import texts_dir
from yuboard.proof import read_text
from yuboard.row import Row

OPERATOR_WORDS = {
    "=": "等于所写数（向上的指标按不低于判断）",
    ">=": "不低于（含本数）",
    ">": "高于（不含本数）",
    "<=": "不高于（含本数）",
    "<": "低于（不含本数）",
    "range": "区间（含两端）",
    "approx": "约数，文件未给出允许误差",
    "text": "定性表述，没有数值",
}
BASIS_WORDS = {
    "point": "时点数",
    "annual": "年度数",
    "cumulative": "累计数",
    "new": "当年新增数",
    "span": "时段数",
}
# The least that is shown before and after a clause; both ends are ends of sentences.
_CONTEXT = 300


def escape(text: str) -> str:
    """``text`` with every character that Markdown or Streamlit would read as a mark made literal."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~$:^=-])", r"\\\1", text)


def heading(row: Row) -> str:
    """What the figure is: place, indicator, year, and the document's words."""
    subject = f"（{escape(row['subject'])}）" if row["subject"] else ""
    return (
        f"**{escape(row['place'])}　{escape(row['indicator'])}**{subject}　{row['year_label']}　"
        f"{row['role_word']}\n\n## {escape(row['label'])}"
    )


def quotation(row: Row) -> str:
    """The clause with its number and section, the figure itself in bold."""
    before, found, after = row["quote"].partition(row["as_written"])
    marked = f"{escape(before)}**{escape(found)}**{escape(after)}" if found else escape(before)
    return (
        f"> {marked}\n>\n"
        f"> —— 《{escape(row['document_title'])}》　{escape(row['document_number'])}　{escape(row['section'])}"
    )


def reading(row: Row) -> str:
    """How the record reads the clause: operator, basis, repetition and note."""
    parts = [f"读法：{OPERATOR_WORDS[row['operator']]}", BASIS_WORDS[row["time_basis"]]]
    if row["wording"]:
        parts.append(f"用词：{escape(row['wording'])}")
    if row["restates"]:
        parts.append(f"重申 {row['restates']}")
    if row["note"]:
        parts.append(f"说明：{escape(row['note'])}")
    return "　·　".join([*parts, f"编号 {row['figure_id']}"])


def passage(row: Row) -> str | None:
    """The clause in bold within its surroundings in the full text; None where no texts are at hand."""
    folder = texts_dir()
    if folder is None or not row["text_file"]:
        return None
    path = folder / row["text_file"]
    if not path.is_file():
        return f"全文文件夹中没有“{escape(row['text_file'])}”。"
    text = _text(path, path.stat().st_mtime_ns)
    start = text.find(row["quote"])
    if start < 0:
        return "全文中没有找到这段引文，请核对全文版本。"
    end = start + len(row["quote"])
    first = text.rfind("。", 0, max(start - _CONTEXT, 0)) + 1
    last = text.find("。", end + _CONTEXT) + 1 or len(text)
    before = ("……" if first else "") + text[first:start]
    after = text[end:last] + ("……" if last < len(text) else "")
    return f"{escape(before)}:orange-background[**{escape(text[start:end])}**]{escape(after)}"


@lru_cache(maxsize=16)
def _text(path: Path, _changed: int) -> str:
    return read_text(path)
