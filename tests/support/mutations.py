"""Files spoiled at random, the same for the same seed: bytes flipped and moved, members swapped, XML edited."""

import random
import re

from tests.support.packages import packed, unpacked

_NUMBERS = [b"0", b"-1", b"1048576", b"16384", b"4294967296", b"9" * 40, b"1e999", b"NaN", b""]
_WORDS = [b"", b"A1", b"XFD1048576", b"../../x", b"http://evil.example/", b"<", b"&", b"\0", b"<!DOCTYPE a []>"]


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """``content`` with one to three changes; those inside a package are made in its members, which are packed again."""
    for _ in range(chance.choice([1, 1, 2, 3])):
        changes = [_edited, _flipped, _cut, _repeated, _moved]
        if content.startswith(b"PK\x03\x04") and chance.random() < 0.85:
            changes = [_member_changed, _member_changed, _members_swapped, _member_dropped, _member_renamed]
        try:
            content = chance.choice(changes)(content, chance)
        except Exception:  # a package that an earlier change has broken is spoiled as bytes
            content = _flipped(content, chance)
    return content


def _place(content: bytes, chance: random.Random) -> int:
    return chance.randrange(len(content) + 1)


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    start = _place(content, chance)
    return content[:start] + content[start + chance.choice([1, 10, 100, len(content)]) :]


def _repeated(content: bytes, chance: random.Random) -> bytes:
    start = _place(content, chance)
    piece = content[start : start + chance.choice([1, 50, 500])]
    return content[:start] + piece * chance.choice([2, 10, 1000]) + content[start:]


def _moved(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted((_place(content, chance), _place(content, chance)))
    return content[end:] + content[start:end] + content[:start]


def _edited(part: bytes, chance: random.Random) -> bytes:
    """XML with a number, an attribute's value or an element changed; still well-formed more often than not."""
    kinds = [rb"\d+", rb'(?<==")[^"]*', rb"(?<=>)[^<]+", rb"<[\w:]+[^<>]*/>", rb"<(\w+)\b[^<>]*>[^<>]*</\1>"]
    found = list(re.finditer(chance.choice(kinds), part))
    if not found:
        return part
    match = chance.choice(found)
    new = chance.choice([*_NUMBERS, *_WORDS, match[0] * chance.choice([2, 100])])
    return part[: match.start()] + new + part[match.end() :]


def _member_changed(content: bytes, chance: random.Random) -> bytes:
    members = unpacked(content)
    name = chance.choice(list(members))
    change = chance.choice([_edited, _edited, _edited, _edited, _flipped, _cut, _repeated])
    return packed(members | {name: change(members[name], chance)})


def _members_swapped(content: bytes, chance: random.Random) -> bytes:
    members = unpacked(content)
    one, other = chance.choice(list(members)), chance.choice(list(members))
    return packed(members | {one: members[other], other: members[one]})


def _member_dropped(content: bytes, chance: random.Random) -> bytes:
    members = unpacked(content)
    members.pop(chance.choice(list(members)))
    return packed(members)


def _member_renamed(content: bytes, chance: random.Random) -> bytes:
    members = unpacked(content)
    name = chance.choice(list(members))
    part = members.pop(name)
    return packed(members | {chance.choice([name.upper(), f"{name}.bak", f"../{name}", "xl/vbaProject.bin"]): part})
