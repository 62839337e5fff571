"""Finding of a look at the installation: its subject, how it stands, and what was seen with what to do about it."""

from typing import NamedTuple

GOOD, WARNING, BAD = "正常", "提醒", "不对"


class Finding(NamedTuple):
    """Finding: ``state`` is one of 正常, 提醒, 不对; the text of the last two names the setting that mends it."""

    state: str
    subject: str
    text: str

    def __str__(self) -> str:
        return f"{self.state}　{self.subject}　{self.text}"
