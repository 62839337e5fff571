"""Workbooks made by hand, member by member, to be spoiled."""

import io
import zipfile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cells(*lines: list[str]) -> bytes:
    """The rows of a sheet with texts in its cells."""
    rows = []
    for number, line in enumerate(lines, 1):
        texts = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in line)
        rows.append(f'<row r="{number}">{texts}</row>')
    return f"<sheetData>{''.join(rows)}</sheetData>".encode()


def workbook_members(*sheets: bytes | tuple[str, bytes], texts: bytes = b"", states: str = "") -> dict[str, bytes]:
    """The members of a workbook of these sheets; ``states`` has h for a hidden sheet and c for a chart, by place."""
    book, links, members = [], [], {}
    for number, sheet in enumerate(sheets, 1):
        name, body = sheet if isinstance(sheet, tuple) else (f"表{number}", sheet)
        state = states[number - 1 : number]
        kind = "chartsheet" if state == "c" else "worksheet"
        hidden = ' state="hidden"' if state == "h" else ""
        book.append(f'<sheet name="{name}" sheetId="{number}"{hidden} r:id="r{number}"/>')
        links.append(f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{kind}s/sheet{number}.xml"/>')
        members[f"xl/{kind}s/sheet{number}.xml"] = b"<worksheet>" + body + b"</worksheet>"
    if texts:
        links.append(f'<Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>')
        members["xl/sharedStrings.xml"] = b"<sst>" + texts + b"</sst>"
    members["xl/workbook.xml"] = f'<workbook xmlns:r="{OFFICE}"><sheets>{"".join(book)}</sheets></workbook>'.encode()
    members["xl/_rels/workbook.xml.rels"] = f"<Relationships>{''.join(links)}</Relationships>".encode()
    return members


def workbook(*sheets: bytes | tuple[str, bytes], texts: bytes = b"", states: str = "") -> bytes:
    return packed(workbook_members(*sheets, texts=texts, states=states))
