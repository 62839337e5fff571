"""Signs of a number: which words around it say at least, at most, about, and which say a fall."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from yuboard.record.numerals import vocabulary as words
from yuboard.record.numerals.numbers import Number
from yuboard.record.numerals.vocabulary import Sign

# In text that is ``plain``: full-width commas and brackets are ASCII there.
_STOPS = ",。;!?:("
# A sign and what may stand between it and its number are not longer.
_REACH = 24


def _either(listed: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, listed), key=len, reverse=True))


_SAID = {word: said for table in (words.BEFORE, words.AFTER) for said, listed in table.items() for word in listed}
_NEGATED = _either(words.NEGATIONS)
_TURNED = _either(word for said in ((">",), ("<",)) for word in words.BEFORE[said])


def _alone(word: str) -> str:
    """A sign as a pattern; one character is none as the end of another word."""
    return rf"(?<![{words.PART_OF[word]}]){word}" if words.PART_OF.get(word) else re.escape(word)


_AHEAD = "|".join(map(_alone, sorted((w for table in words.BEFORE.values() for w in table), key=len, reverse=True)))
_FIRST = rf"(?:(?P<negation>{_NEGATED})(?P<turned>{_TURNED})|(?P<word>{_AHEAD}))"
_FILL = rf"(?:{_either(words.FILLERS)}|\([^()]*\))*"
_BEFORE = re.compile(rf"{_FIRST}(?P<fill>{_FILL})$")
_INCLUDED = r"(?:\(不?含[^()]*\))?"
_AFTER = re.compile(
    rf"{_INCLUDED}(?P<word>{_either(w for t in words.AFTER.values() for w in t)})(?P<bound>{_INCLUDED})"
)
_FALL = re.compile(
    rf"(?P<word>{_either(words.FALLS)})(?P<fill>(?:{_either(words.FILLERS)}|约|近|不?超过|不?低于|不?少于)*)$"
)
_ADVERB = re.compile(rf"(?:(?P<negation>{_NEGATED})(?P<turned>{_TURNED})|(?P<word>{_either(words.ADVERBS)}))")
_COMPARED = re.compile(rf"(?P<negation>{_NEGATED})?(?P<word>{_either(words.COMPARATIVES)})")
_ANY = re.compile(rf"(?:(?P<negation>{_NEGATED})(?P<turned>{_TURNED})|(?P<word>{_either(_SAID)}))")


class Signs(NamedTuple):
    """Signs of one number: those at the number itself, and those that other words part from it."""

    near: tuple[Sign, ...]
    apart: tuple[Sign, ...]

    @property
    def operators(self) -> set[str]:
        """Operators that the signs may say: definite ones outweigh open ones."""
        said = [sign.operators for sign in (*self.near, *self.apart)]
        definite = {operators[0] for operators in said if len(operators) == 1}
        return definite or {operator for operators in said for operator in operators}


def _sign(match: re.Match[str], offset: int = 0) -> Sign:
    """A matched sign; a negation turns its operator round."""
    groups = match.groupdict()
    word = groups.get("turned") or groups["word"]
    said, negation = _SAID[word], groups.get("negation") or ""
    if negation and len(said) == 1 and said[0] in words.OPPOSITE:
        said = (words.OPPOSITE[said[0]],)
    start = match.start("negation") if negation else match.start("turned" if groups.get("turned") else "word")
    end = match.end("turned" if groups.get("turned") else "word")
    return Sign(negation + word, said, start + offset, end + offset)


def signs(text: str, number: Number, others: Sequence[Number]) -> Signs:
    """The signs of ``number``; ``others`` are the text's other numbers, whose signs are not its own."""
    near = [sign for sign in (_before(text, number), _after(text, number)) if sign]
    if number.infix:
        said = (words.INFIX[number.infix],)
        near.append(Sign(number.infix, said, number.start, number.end))
    if text[number.start : number.end] == words.MORE_THAN_HALF:
        near.append(Sign(words.MORE_THAN_HALF, (">",), number.start, number.end))
    return Signs(tuple(near), tuple(_apart(text, number, others, bool(near))))


def _before(text: str, number: Number) -> Sign | None:
    start = max(number.start - _REACH, 0)
    match = _BEFORE.search(text[start : number.start])
    if not match:
        return None
    sign = _sign(match, start)
    if sign.word == "近" and number.unit in words.TIMES:
        return None
    if sign.word in words.ROUND and (match["fill"] or number.is_arabic):
        return None
    return sign


def _after(text: str, number: Number) -> Sign | None:
    match = _AFTER.match(text, number.end)
    if not match or (match["word"] == "内" and number.unit in words.TIMES):
        return None
    if text[match.end() : match.end() + 1] in tuple(words.GOES_ON.get(match["word"], "")):
        return None
    said = _SAID[match["word"]]
    if "不含" in match[0]:
        said = ({">=": ">", "<=": "<"}.get(said[0], said[0]),)
    return Sign(match["word"], said, match.start(), match.end())


def _apart(text: str, number: Number, others: Sequence[Number], has_near: bool) -> list[Sign]:
    """Signs further ahead in the clause: an adverb, a comparative before 的 and a share, 分别 before a list."""
    if has_near:
        return []
    stops = [other.end for other in others if other.end <= number.start and other.is_counted]
    start = max([text.rfind(stop, 0, number.start) + 1 for stop in _STOPS] + stops)
    clause = text[start : number.start]
    found = [_sign(match, start) for match in _ADVERB.finditer(clause)]
    if clause.endswith("的") and number.unit == words.PER_CENT:
        found += [
            _sign(match, start)
            for match in _COMPARED.finditer(clause)
            if not clause[: match.start()].endswith(words.DEGREES)
        ]
    if not found and (first := _first_of_list(text, number, others)) and (sign := _before(text, first)):
        found = [sign]
    return list(dict.fromkeys(found))


def _first_of_list(text: str, number: Number, others: Sequence[Number]) -> Number | None:
    """The first number of a list that 分别 opens: 分别超过6%、8%和10%."""
    first = number
    for other in sorted((other for other in others if other.end <= number.start), key=lambda other: -other.start):
        if not re.fullmatch(r"、|和|及|与|以及", text[other.end : first.start]):
            break
        first = other
    clause = text[max(text.rfind(stop, 0, first.start) + 1 for stop in _STOPS) : first.start]
    return first if first is not number and "分别" in clause else None


def fall(text: str, number: Number) -> Sign | None:
    """The word of a fall by this number; None where the number is a level (下降到20%)."""
    start = max(number.start - _REACH, 0)
    match = _FALL.search(text[start : number.start])
    if not match or (match["fill"].startswith(words.LEVELS) and not match["word"].endswith(words.LEVELS)):
        return None
    return Sign(match["word"], (), match.start("word") + start, match.end("word") + start)


def signs_in(text: str) -> list[Sign]:
    """Every sign that ``text`` names, for words that stand apart from their number; single characters only alone."""
    found = []
    for part in re.split(r"[、,]", text):
        for match in _ANY.finditer(part):
            sign = _sign(match)
            if len(sign.word) > 1 or part == sign.word or sign.word in ("约", "逾"):
                found.append(sign)
    return found
