"""Writing to disk: whole or not at all, and why it failed in Chinese."""

import contextlib
import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Begins the name of everything that is being written, so that what a killed process left can be told and swept.
DRAFT = ".draft-"
_REASONS = {
    errno.EROFS: "磁盘只读",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件太大",
    errno.EIO: "磁盘读写出错",
    errno.ENOENT: "文件或文件夹不存在",
    errno.ENOTDIR: "上级不是文件夹",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENODEV: "不是普通文件",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.EEXIST: "已有同名的文件或文件夹",
    errno.ENAMETOOLONG: "名称太长",
    errno.EINVAL: "系统不接受这个名称",
    errno.EILSEQ: "系统不接受这个名称",
    errno.EBUSY: "正被占用",
    errno.ETXTBSY: "正被占用",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EXDEV: "不在同一个磁盘上",
    errno.ENOMEM: "内存不足",
    errno.ENOTCONN: "网络磁盘已断开",
    errno.ESTALE: "网络磁盘已断开",
    errno.ETIMEDOUT: "网络磁盘没有回应",
}


_DENIED = (errno.EACCES, errno.EPERM)


def reason(error: OSError, right: str = "写入") -> str:
    """Why a file was not written, or not read (``right``: 读取), in Chinese."""
    if error.errno in _DENIED:
        return f"没有{right}权限"
    return _REASONS.get(error.errno or 0) or f"系统提示“{error.strerror or error}”"


def content(path: Path, largest: int) -> bytes:
    """The bytes of a file. Raises OSError, also for what is no file (a pipe would wait for ever) or far too large."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise OSError(errno.EISDIR, "folder", str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.ENODEV, "no file", str(path))
    if status.st_size > largest:
        raise OSError(errno.EFBIG, "too large", str(path))
    return path.read_bytes()


def reason_in(text: str) -> str | None:
    """The same for a library that only quotes the system's words; None where it quotes none."""
    denied = dict.fromkeys(_DENIED, "没有权限")
    return next((words for number, words in {**denied, **_REASONS}.items() if os.strerror(number) in text), None)


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` so that ``path`` holds all of it or what it held before, also when the power fails.

    Raises OSError, and leaves no draft.
    """
    with whole_file(path) as file:
        file.write(content)


@contextlib.contextmanager
def whole_file(path: Path, mode: int = 0o644) -> Iterator[IO[bytes]]:
    """A file to write to that takes the name ``path`` only once it is complete; raises and leaves the same."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=DRAFT)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        # A draft is its maker's alone; what is published may be read by all, unless the mode says otherwise.
        draft.chmod(mode)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync(path.parent)


def claim(file: IO[bytes]) -> bool:
    """Take an open file for this process until it is closed; False where another process has it.

    The system frees it when its holder dies, so that what can be claimed belongs to nobody alive. A file system without
    locks lets everybody have everything: then two may do the same work, and one of them again.
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def sync(path: Path) -> None:
    """Have the disk keep a file, or the names in a folder, before going on; not every system can for a folder."""
    is_folder = path.is_dir()
    with contextlib.suppress(OSError) if is_folder else contextlib.nullcontext():
        descriptor = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
