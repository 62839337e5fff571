"""Refusals of the database in Chinese: one sentence that says why, and what stands."""

from sqlalchemy.exc import DBAPIError

_STANDS = "台账没有改动。"
# The one case where nobody knows: the answer of the server may have been lost on its way.
_UNSURE = "数据库的连接断了，这次是否存入请先用 ledger list 查看，再决定是否重做。"
_CODES = {
    "53100": "数据库服务器的磁盘已满",
    "55P03": "另一次写入占用台账太久，请稍后再试",
    "42501": "数据库用户没有所需的权限",
    "25006": "数据库是只读的",
    "23001": "已存入的行不能改动或删除",
}
# Pieces of the messages of both engines; SQLite's driver has no finer codes before Python 3.12.
_DAMAGED, _AWAY = "台账文件已损坏，请把备份恢复到别处", "连不上数据库"
_WORDS = {
    "locked": _CODES["55P03"],
    "is full": "磁盘已满",
    "no space left": "磁盘已满",
    "disk i/o error": "磁盘写不进（已满、超过限额或有故障）",
    "could not extend file": "数据库服务器的磁盘写不进（已满或超过限额）",
    "readonly": "台账文件没有写入权限",
    "unable to open": "台账文件打不开",
    "malformed": _DAMAGED,
    "not a database": _DAMAGED,
    "只增不改": _CODES["23001"],
    "connection failed": _AWAY,
    "connection is bad": _AWAY,
    "connection timeout": _AWAY,
}


def sentence(error: DBAPIError) -> str:
    """The sentence for an error of the driver."""
    code = getattr(error.orig, "sqlstate", None) or ""
    words = str(error.orig).strip()
    why = _CODES.get(code) or next((why for piece, why in _WORDS.items() if piece in words.lower()), None)
    if why is None and (error.connection_invalidated or code[:2] in ("08", "57")):
        return _UNSURE
    return f"{why or '数据库报错：' + words.splitlines()[0]}；{_STANDS}"
