"""The reader of workbooks without the guard before it."""

import io

from python_calamine import CalamineWorkbook

from tests.support.packages import OFFICE, packed, workbook_members

_FAR = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def lay_out(content: bytes, name: str) -> int:
    members = workbook_members(b"<sheetData>" + _FAR + b"</sheetData>")
    link = (
        f'<Relationships><Relationship Id="b" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    members["_rels/.rels"] = link.encode()
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(packed(members))).get_sheet_by_index(0)
    return len(sheet.to_python(skip_empty_area=False))
