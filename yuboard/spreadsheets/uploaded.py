"""Uploaded files before they are opened: how large they may be, and the kind that their first bytes tell."""

from yuboard.limited import packages
from yuboard.problems import UploadError


def keep_small(content: bytes, most: int) -> None:
    """Raises UploadError for a file of more than ``most`` bytes: it is not worth a process."""
    if len(content) > most:
        raise UploadError(f"文件超过{most // 1_000_000}兆，请拆分后再传")


def start(content: bytes, most: int) -> str:
    """Kind as ``packages.start`` tells it. Raises UploadError for a file that is too large or empty."""
    keep_small(content, most)
    if not content.strip(b"\0 \t\r\n"):
        raise UploadError("文件是空的")
    return packages.start(content)
