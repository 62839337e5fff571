"""Uploaded tables: what is read is named, what is hostile is refused in a sentence of its own before it is opened."""

import io
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.support.packages import OFFICE, cells, packed, unpacked, workbook, workbook_members
from yuboard.problems import UploadError
from yuboard.spreadsheets import reading

HEAD = ["单位名称", "面积"]
LINES = [HEAD, ["甲园区", "100"]]
GOOD = cells(*LINES)
FAR = b'<row r="9"><w><c r="XFD1048576"><v>1</v></c></w></row>'


def read(content: bytes, name: str = "表.xlsx") -> reading.Table:
    return reading.read(name, content, "单位名称")


def flagged(content: bytes, *, flags: int = 0, method: int | None = None) -> bytes:
    """A package whose members claim other flags and another method, in both of their headers."""
    changed = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(mark)
        while start >= 0:
            struct.pack_into("<H", changed, start + at, flags)
            if method is not None:
                struct.pack_into("<H", changed, start + at + 2, method)
            start = changed.find(mark, start + 4)
    return bytes(changed)


def with_members(**more: bytes) -> bytes:
    return packed(workbook_members(GOOD) | more)


def changed(member: str, old: bytes, new: bytes, *sheets: bytes) -> bytes:
    members = workbook_members(*(sheets or (GOOD,)))
    assert old in members[member]
    return packed(members | {member: members[member].replace(old, new)})


def twice() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in workbook_members(GOOD).items():
            archive.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("xl/worksheets/sheet1.xml", b"<worksheet/>")
    return stream.getvalue()


SHARED = b'<row r="%d">' + b'<c t="s"><v>0</v></c>' * 90 + b"</row>"
HOSTILE = {
    "far cell on the first sheet": (workbook(b"<sheetData>" + FAR + b"</sheetData>"), "第1048576行.*5000行、100列"),
    "far cell on a later sheet": (workbook(GOOD, b"<sheetData>" + FAR + b"</sheetData>"), "“表2”：第1048576行"),
    "far cell on a hidden sheet": (workbook(GOOD, b"<sheetData>" + FAR + b"</sheetData>", states=" h"), "“表2”"),
    "far cell outside the rows": (workbook(b'<c r="A1"><v>1</v></c><c r="ZZ9999"><v>1</v></c>'), "第9999行"),
    "cell in the wrong row": (workbook(b'<sheetData><row r="1"><c r="B900000"/></row></sheetData>'), "第900000行"),
    "cells under a prefix": (workbook(b'<x:row r="7000"><x:c r="A7000"/></x:row>'), "第7000行"),
    "shared text laid out often": (
        workbook(b"".join(SHARED % row for row in range(1, 4)), texts=b"<si><t>" + b"x" * 30000 + b"</t></si>"),
        "合计超过500万字",
    ),
    "text longer than a cell": (workbook(cells(HEAD, ["x" * 40000])), "超过32767字"),
    "shared text longer than a cell": (workbook(GOOD, texts=b"<si><t>" + b"x" * 40000 + b"</t></si>"), "超过32767字"),
    "shared text that is not there": (workbook(b'<row><c t="s"><v>7</v></c></row>'), "引用了不存在的文字"),
    "number of 400 digits": (workbook(b"<row><c><v>" + b"9" * 400 + b"</v></c></row>"), "超过300位的数"),
    "two ids of one sheet": (
        changed("xl/workbook.xml", b'r:id="r1"', b'r:id="r1" xmlns:q="urn:q" q:id="r2"', GOOD, GOOD),
        "指不到工作表“表1”",
    ),
    "decoy of the sheet's id": (
        changed(
            "xl/_rels/workbook.xml.rels",
            b"<Relationships>",
            f'<Relationships><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="other.xml"/>'.encode(),
        ),
        "重复的编号",
    ),
    "sheet that is not there": (changed("xl/workbook.xml", b'"r1"', b'"r9"'), "指不到工作表"),
    "link to another workbook": (
        changed(
            "xl/_rels/workbook.xml.rels",
            b"</Relationships>",
            f'<Relationship Id="e" Type="{OFFICE}/externalLink" Target="e.xml"/></Relationships>'.encode(),
        ),
        "断开链接",
    ),
    "member twice": (twice(), "重复或不合规则"),
    "members that differ in case": (with_members(**{"XL/workbook.xml": b"<a/>"}), "重复或不合规则"),
    "member that leads out": (with_members(**{"../../etc/passwd": b"x"}), "重复或不合规则"),
    "member with a drive": (with_members(**{"C:/x": b"x"}), "重复或不合规则"),
    "password on members": (flagged(workbook(GOOD), flags=1), "密码"),
    "unknown compression": (flagged(workbook(GOOD), method=97), "压缩方法"),
    "bomb by ratio": (with_members(**{"xl/media/a.bin": b"\0" * 3_000_000}), "压缩比异常"),
    "bomb by size": (with_members(**{f"xl/{n}.bin": b"\0" * 900_000 for n in range(70)}), "展开后过大"),
    "too many members": (with_members(**{f"xl/{n}.bin": b"" for n in range(600)}), "展开后过大"),
    "macros": (with_members(**{"xl/vbaProject.bin": b"x"}), "宏"),
    "macros by the kind of file": (
        with_members(**{"[Content_Types].xml": b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"}),
        "宏",
    ),
    "controls": (with_members(**{"xl/activeX/activeX1.xml": b"<a/>"}), "宏或控件"),
    "entities that grow": (
        changed("xl/workbook.xml", b"<workbook", b'<!DOCTYPE a [<!ENTITY b "ccc">]><workbook'),
        "文档类型声明",
    ),
    "sheet cut off": (changed("xl/worksheets/sheet1.xml", b"</worksheet>", b""), "不合 XML 语法"),
    "file cut off": (workbook(GOOD)[:-30], "没有传完整"),
    "merges without end": (
        workbook(GOOD + b'<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "合并的单元格过多",
    ),
    "deck": (packed({"ppt/presentation.xml": b"<a/>"}), "这是演示文稿"),
    "document": (packed({"word/document.xml": b"<a/>"}), "Word 文档"),
    "OpenDocument": (packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument"),
    "binary workbook": (packed({"xl/workbook.bin": b"x"}), "xlsb"),
    "old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版"),
    "workbook with a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "加密",
    ),
    "PDF": (b"%PDF-1.7 ", "内容是PDF"),
    "nothing": (b"", "空的"),
    "noughts": (b"\0" * 500, "空的"),
    "only hidden sheets": (workbook(GOOD, states="h"), "取消隐藏"),
}


@pytest.mark.parametrize(("content", "words"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_workbook_has_a_sentence_of_its_own(content: bytes, words: str) -> None:
    with pytest.raises(UploadError, match=words) as told:
        read(content)
    assert str(told.value).startswith("表.xlsx：")
    assert "\n" not in str(told.value)


def test_guard_and_child_say_the_same() -> None:
    for content, _ in list(HOSTILE.values())[:3]:
        with pytest.raises(UploadError) as here:
            read(content)
        with pytest.raises(UploadError) as there:
            reading.read_in_child("表.xlsx", content, "单位名称")
        assert str(here.value) == str(there.value)
    assert reading.read_in_child("表.xlsx", workbook(GOOD), "单位名称") == read(workbook(GOOD))


def test_child_ends_what_no_guard_foresaw(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that lays out a far cell all the same: the process has no such memory."""
    with pytest.raises(UploadError, match="内存超过上限"):
        reading.limited.call("tests.support.unguarded:lay_out", b"", name="表.xlsx")


@pytest.mark.parametrize(
    ("sheets", "states", "told"),
    [
        ([("填报", GOOD)], "", "读取工作表“填报”"),
        ([("填报", GOOD), ("说明", cells(["列"]))], "", "读取工作表“填报”，没有读“说明”"),
        ([("旧表", GOOD), ("填报", GOOD)], "h ", "读取工作表“填报”，没有读“旧表”（隐藏）"),
        ([("图", b""), ("填报", GOOD)], "c ", "读取工作表“填报”，没有读“图”（图表）"),
        ([("封面", cells(["某市"])), ("填报", GOOD)], "", "读取工作表“填报”，没有读“封面”"),
        ([("空", cells()), ("填报", GOOD)], "", "读取工作表“填报”，没有读“空”"),
        ([("甲", GOOD), ("乙", GOOD)], "", "读取工作表“甲”，没有读“乙”"),
    ],
)
def test_sheet_that_was_read_is_named(sheets: list, states: str, told: str) -> None:
    table = read(workbook(*sheets, states=states))
    assert table.told == told
    assert table.lines == LINES


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "，", "|"])
def test_text_table_is_read_in_any_encoding_and_separator(encoding: str, separator: str) -> None:
    text = "\r\n".join(separator.join(line) for line in LINES)
    table = read(text.encode(encoding), "表.csv")
    assert table.lines == LINES
    named = {"utf": "UTF-16" if "16" in encoding else "UTF-8", "gb1": "GB18030", "gbk": "GB18030"}[encoding[:3]]
    assert named in table.told
    assert {",": "逗号", ";": "分号", "\t": "制表符", "，": "全角逗号", "|": "竖线"}[separator] in table.told


def test_separator_that_the_file_names_is_taken() -> None:
    table = read("sep=;\r\n单位名称;面积\r\n甲园区;1,5".encode(), "表.csv")
    assert table.lines == [[], HEAD, ["甲园区", "1,5"]]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("单位名称,面积\n甲\0园区,1".encode(), "空字符"),
        (b"<html><table><tr><td>1</td></tr></table>", "网页"),
        ('单位名称,面积\n"甲园区,1\n乙园区,2'.encode(), "引号没有配对"),
        ("单位名称,面积\n".encode() + b"x" * 200_000, "过长"),
        (b"\xff\xfe\x00\xd8", "编码不是"),
        (b"\x89PNG\r\n\x1a\n", "内容是图片"),
        (b"PK\x03\x04", "扩展名写成了"),
    ],
    ids=["noughts", "page", "quotes", "long", "encoding", "picture", "workbook"],
)
def test_text_that_is_no_table_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(UploadError, match=words):
        read(content, "表.csv")


def test_ordinary_workbooks_are_read_with_what_excel_puts_into_them() -> None:
    book = openpyxl.Workbook()
    book.active.append(["单位名称", "面积", "日期"])
    book.active.append(["甲园区", 1234.5, True])
    book.active["A2"].hyperlink = "https://example.cn/"
    book.active["A2"].comment = openpyxl.comments.Comment("批注", "人")
    stream = io.BytesIO()
    book.save(stream)
    assert read(stream.getvalue()).lines == [["单位名称", "面积", "日期"], ["甲园区", "1234.5", "是"]]
    assert set(unpacked(stream.getvalue())) >= {"xl/workbook.xml"}


def test_a_large_honest_table_is_read_in_time(tmp_path: Path) -> None:
    lines = [HEAD, *([f"园区{number}", "100"] for number in range(5000))]
    assert len(reading.read_in_child("表.xlsx", workbook(cells(*lines)), "单位名称").lines) == 5001
