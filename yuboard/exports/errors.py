"""Export errors of house templates and of the file system, each with one Chinese sentence for the person who asked."""

import errno

from yuboard.problems import ExportError

_REASONS = {
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.EROFS: "磁盘只读",
    errno.ENOSPC: "磁盘已满",
    errno.ENOENT: "文件夹不存在",
    errno.ENOTDIR: "上级不是文件夹",
    errno.ENAMETOOLONG: "名称太长",
}


class TemplateError(ExportError):
    """A house template that cannot carry the slides."""


def reason(error: OSError) -> str:
    """Why a file was not written, in Chinese for the usual cases."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
