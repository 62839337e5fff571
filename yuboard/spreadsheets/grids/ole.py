"""Compound files, in which old Office programs keep their streams: the one stream of a workbook."""

import struct

from yuboard.problems import UploadError

DAMAGED = "旧版工作簿内部有误，请用 Excel 或 WPS 另存为 .xlsx"
LOCKED = "工作簿设了密码，请去掉密码，另存后再传"
_END = 0xFFFFFFFA


def stream(content: bytes, *names: str) -> bytes:
    """The first stream of these names. Raises UploadError where there is none, or the file is damaged."""
    try:
        return _stream(content, names)
    except (struct.error, IndexError, UnicodeDecodeError, OverflowError) as error:
        raise UploadError(DAMAGED) from error


def _stream(content: bytes, names: tuple[str, ...]) -> bytes:
    size = 1 << min(struct.unpack_from("<H", content, 30)[0], 16)
    first_directory, _, cutoff, first_small = struct.unpack_from("<4I", content, 48)
    table = _table(content, size)
    directory = _chain(content, table, first_directory, size, size)
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    named = {_name(entry): struct.unpack_from("<2I", entry, 116) for entry in entries if entry[66] in (2, 5)}
    name = next((name for name in names if name in named), None)
    if name is None:
        raise UploadError("不是 Excel 工作簿，请另存为 .xlsx 或 .xls")
    start, length = named[name]
    if length >= cutoff:
        return _whole(_chain(content, table, start, size, size), length)
    small = _numbers(_chain(content, table, first_small, size, size))
    inside = _chain(content, table, named["Root Entry"][0], size, size)
    return _whole(_chain(inside, small, start, 64, 0), length)


def _whole(found: bytes, length: int) -> bytes:
    if len(found) < length:
        raise UploadError(DAMAGED)  # cut off on its way
    return found[:length]


def _name(entry: bytes) -> str:
    return entry[: max(min(struct.unpack_from("<H", entry, 64)[0], 64) - 2, 0)].decode("utf-16-le")


def _table(content: bytes, size: int) -> tuple[int, ...]:
    """The table of which sector follows which."""
    listed = list(struct.unpack_from("<109I", content, 76))
    following, count = struct.unpack_from("<2I", content, 68)
    for _ in range(min(count, len(content) // size + 1)):
        more = struct.unpack_from(f"<{size // 4}I", content, size + following * size)
        listed += more[:-1]
        following = more[-1]
    parts = [content[size + sector * size : size + sector * size + size] for sector in listed if sector < _END]
    return _numbers(b"".join(parts))


def _numbers(part: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4])


def _chain(content: bytes, table: tuple[int, ...], sector: int, size: int, before: int) -> bytes:
    parts = []
    while sector < _END:
        parts.append(content[before + sector * size : before + sector * size + size])
        sector = table[sector]
        if len(parts) > len(table):
            raise UploadError(DAMAGED)
    return b"".join(parts)
