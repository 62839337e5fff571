"""Comparison of the cities: titles, verdicts, reasons."""

from yuboard.record.results import Row
from yuboard.wording.markdown import escape
from yuboard.wording.numbers import conversion


def comparison_title(cell: Row) -> str:
    """What a line of the comparison compares."""
    return f"**{cell['title']}**  \n:small[:gray[{cell['comparison_definition']}]]"


def comparison_reason(cell: Row, badge: str) -> str:
    """Year, document, verdict, under them why the verdict is what it is, and a later document's other figure."""
    where = "　".join(filter(None, [cell["place_short"], cell["year_label"], cell["document_number"], badge]))
    return f"{where}  \n{_comparison_why(cell)}"


def comparison_brief(cell: Row, number: str, badge: str) -> str:
    """The same for a narrow screen: the number in its line, the document with the reason below."""
    where = "　".join(filter(None, [f"**{cell['place_short']}**", number, cell["year_label"], badge]))
    document = f":small[:gray[{cell['document_number']}]]  \n" if cell["document_number"] else ""
    return f"{where}  \n{document}{_comparison_why(cell)}"


def _comparison_why(cell: Row) -> str:
    named = f"{cell['indicator']}。" if cell["indicator"] and cell["indicator"] != cell["title"] else ""
    converted = ""
    if cell["cny_value"] is not None:
        converted = f"{conversion(cell['cny_value'], cell['cny_per_usd'], cell['year_label'])}。"
    later = ""
    if cell["later_figure_id"]:
        other = [f"**{escape(cell['later_label'])}**", cell["later_year_label"], cell["later_document"]]
        if cell["later_cny_value"] is not None:
            other.append(conversion(cell["later_cny_value"], cell["later_cny_per_usd"], cell["later_year_label"]))
        later = f"  \n:small[前后文件不一致，另：{'　'.join(other)}]"
    return f":small[:gray[{named}{converted}{cell['reason']}]]{later}"
