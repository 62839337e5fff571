"""Office packages judged before anything opens them: kind by content, members, sizes, and what is active in them."""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass

from yuboard.problems import UploadError

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STORED_OR_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_STEEP, _SMALL = 200, 1_000_000
# A document type in XML, in any of its encodings: Office writes none, and entities grow without bound.
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E\0?")
_MACROS = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml)$|/macrosheets/|/activex/|/ctrlprops/")
_PICTURE, _ARCHIVE, _PROGRAM = "图片", "压缩包", "程序"
_BY_START = {
    b"%PDF": "PDF",
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"Rar!": _ARCHIVE,
    b"7z\xbc\xaf": _ARCHIVE,
    b"\x1f\x8b": _ARCHIVE,
    b"{\\rtf": "RTF 文档",
    b"MZ\x90": _PROGRAM,
    b"\x7fELF": _PROGRAM,
}
# A member that only this kind of file has, and the kind.
_BY_MEMBER = {
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
    "word/document.xml": "Word 文档",
    "xl/workbook.bin": "二进制工作簿（.xlsb）",
    "mimetype": "OpenDocument 文件（.ods、.odp）",
    "Index/Document.iwa": "苹果办公文件",
}


@dataclass(frozen=True)
class Kind:
    """One kind of Office file: its name and suffix for people, and its bounds in bytes and members."""

    word: str
    suffix: str
    program: str
    unpacked: int
    members: int

    @property
    def again(self) -> str:
        """Advice about a file that is not right inside."""
        return f"请在 {self.program} 或 WPS 里打开后另存为 {self.suffix} 再传"


def start(content: bytes) -> str:
    """Kind that the first bytes tell: ZIP, OLE, 加密, or a name for people; empty for text and the unknown."""
    if content.startswith(OLE[:4]):
        return "加密" if "EncryptedPackage".encode("utf-16-le") in content else "OLE"
    if content.startswith(ZIP[:2]):
        return "ZIP"
    return next((name for first, name in _BY_START.items() if content.startswith(first)), "")


def members(content: bytes, kind: Kind) -> dict[str, bytes]:
    """Every member of a ZIP package by name, unpacked within the bounds of ``kind``.

    Raises UploadError for damage, passwords, compression that Office does not write, bombs, names that lead astray
    or stand twice, document types in XML, macros and controls, and packages of another kind.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _judge(entries, kind)
            found = {entry.filename: archive.read(entry) for entry in entries}
    except UploadError:
        raise
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, LookupError) as error:
        raise UploadError(f"{kind.word}读不出来，可能已损坏或没有传完整，{kind.again}") from error
    except Exception as error:  # zlib.error, struct.error and what other damage makes
        if isinstance(error, MemoryError):
            raise
        raise UploadError(f"{kind.word}的压缩内容有误，{kind.again}") from error
    _judge_contents(found, kind)
    return found


def _judge(entries: list[zipfile.ZipInfo], kind: Kind) -> None:
    if len(entries) > kind.members or sum(entry.file_size for entry in entries) > kind.unpacked:
        raise UploadError(f"{kind.word}展开后过大，请删去不用的内容和图片，另存后再传")
    for entry in entries:
        if entry.flag_bits & 0x2041:  # encrypted, strongly, or with a hidden directory
            raise UploadError(f"{kind.word}有密码保护，请去掉密码，另存后再传")
        if entry.compress_type not in _STORED_OR_DEFLATED:
            raise UploadError(f"{kind.word}用了 Office 不用的压缩方法，{kind.again}")
        if entry.file_size > max(_SMALL, _STEEP * entry.compress_size):
            raise UploadError(f"{kind.word}的压缩比异常，像是压缩炸弹，{kind.again}")
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) < len(names) or any(map(_leads_astray, names)):
        raise UploadError(f"{kind.word}内部的文件名重复或不合规则，{kind.again}")


def _leads_astray(name: str) -> bool:
    """Whether a member's name leads out of the package, or is written as Office writes none."""
    is_plain = posixpath.normpath(name) == name and not name.startswith(("/", ".."))
    return not is_plain or bool(re.search(r"[\\:\0]", name))


def _judge_contents(found: dict[str, bytes], kind: Kind) -> None:
    types = found.get("[Content_Types].xml", b"")
    if any(_MACROS.search(name.lower()) for name in found) or b"macroenabled" in types.lower():
        raise UploadError(f"{kind.word}含有宏或控件，请另存为不含宏的 {kind.suffix}")
    known = next((called for member, called in _BY_MEMBER.items() if member in found), "")
    if known and known != kind.suffix[1:]:
        called = {"xlsx": "工作簿", "pptx": "演示文稿"}.get(known, known)
        raise UploadError(f"这是{called}，不是{kind.word}（{kind.suffix}），请换一个文件")
    for name, part in found.items():
        if name.endswith((".xml", ".rels", ".vml")) and _DOCTYPE.search(part):
            raise UploadError(f"{kind.word}的内部文件带有文档类型声明，{kind.again}")
