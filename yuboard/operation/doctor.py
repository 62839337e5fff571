"""Doctor: looks at everything on this machine that the service stands on, and names the setting that mends a fault."""

import os
import re
import sys
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path

from yuboard import clock, settings
from yuboard.access import people
from yuboard.disk import reason
from yuboard.exports import typesetting
from yuboard.geography import boundaries
from yuboard.ledger import memory
from yuboard.ledger.terms import terms
from yuboard.ledger.verification import verify
from yuboard.operation import health
from yuboard.operation.findings import BAD, GOOD, WARNING, Finding
from yuboard.operation.versions import newest_of_data, strangers
from yuboard.problems import DataError, LedgerError
from yuboard.record import store

# Bytes below which a disk is told, and below which it is wrong: a build with its draft and a backup need some.
_SCANT, _TOO_LITTLE = 2_000_000_000, 200_000_000
# A day and two hours: a nightly backup that was missed is told the next morning.
_OLD_BACKUP = 26 * 3600
# How far a clock may be behind what it has written itself.
_BEHIND = 300


def findings() -> Iterator[Finding]:
    """Every finding, as it is made; nothing is written but the memory of the ledger."""
    yield from _program()
    yield from _settings()
    yield _data()
    yield _borders()
    yield _font()
    yield from _ledger()
    yield from _people()
    yield from _disk()
    yield _clock()


def _program() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    wrong = strangers()
    text = f"Python {version}，各部件与 constraints.txt 一致" if not wrong else "；".join(wrong)
    yield Finding(GOOD if not wrong else BAD, "程序", text)


def _settings() -> Iterator[Finding]:
    odd = sorted(name for name in os.environ if name.startswith("YUBOARD_") and name not in settings.KNOWN)
    if odd:
        yield Finding(BAD, "设置", f"没有这样的设置：{'、'.join(odd)}，请核对写法")
    wrong = [name for name in settings.names("YUBOARD_TRUSTED_PROXIES") if not _is_network(name)]
    if wrong:
        yield Finding(BAD, "设置", f"YUBOARD_TRUSTED_PROXIES 里“{'、'.join(wrong)}”不是地址或网段")
    if settings.trusted_header() and not settings.names("YUBOARD_TRUSTED_PROXIES"):
        yield Finding(BAD, "设置", "设了 YUBOARD_TRUSTED_HEADER，没有设 YUBOARD_TRUSTED_PROXIES，谁也登录不了")
    if not settings.keeps_peers():
        yield Finding(WARNING, "设置", "FORWARDED_ALLOW_IPS 没有设为空：单元文件和 make run 都设了，请按它们启动服务")
    if settings.has_dev_sign_in():
        yield Finding(WARNING, "设置", "开着 YUBOARD_DEV_SIGN_IN，在本机上不用密码就能登录，正式使用时请去掉")
    if not odd and not wrong:
        given = sorted(name for name in os.environ if name in settings.KNOWN)
        yield Finding(GOOD, "设置", "、".join(given) or "全部用默认值")


def _is_network(text: str) -> bool:
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return True


def _data() -> Finding:
    try:
        version, waiting = store.version(), store.problems()
    except DataError as error:
        return Finding(BAD, "数据", f"没有可用的数据：{error.problems[0]}")
    if waiting:
        return Finding(WARNING, "数据", f"用的是上一版 {version}，新的有{len(waiting)}处问题，如 {waiting[0]}")
    return Finding(GOOD, "数据", f"版本 {version}")


def _borders() -> Finding:
    loaded = boundaries.load()
    if loaded.problems:
        return Finding(BAD, "边界", f"{loaded.problems[0]}（YUBOARD_GEO）")
    if loaded.origin == "无":
        return Finding(WARNING, "边界", "没有边界，地图以方块图代替：请运行 python -m yuboard geo")
    return Finding(GOOD, "边界", f"{loaded.origin}：{loaded.source['source']}")


def _font() -> Finding:
    path = typesetting.font()
    if not path.is_file():
        return Finding(BAD, "字体", f"随装的中文字体不在：{path}，请重新安装")
    return Finding(GOOD, "字体", f"{path.name}，简报和图片用；网页用读者电脑上的中文字体")


def _ledger() -> Iterator[Finding]:
    shown = re.sub(r"://.*@", "://…@", settings.ledger_setting())
    try:
        opened = health.book()
        if opened is None:
            yield Finding(WARNING, "台账", f"{shown} 还没有台账：要填报，请运行 ledger init")
            return
        seen, verified = memory.check(opened), verify(opened)
    except LedgerError as error:
        yield Finding(BAD, "台账", str(error))
        return
    if verified.flaws:
        yield Finding(BAD, "台账", f"验证不过，共{len(verified.flaws)}处，如：{verified.flaws[0]}")
    else:
        yield Finding(GOOD, "台账", f"{shown}：{verified.entries}条，第{seen.revision}号，整条链验证通过")
    yield _backup(seen.revision)
    behind = health.age(seen.moment)
    if behind < -_BEHIND:
        yield Finding(BAD, "时钟", f"比台账最后一件事早{-behind / 3600:.1f}小时，请校准本机的时间")


def _backup(revision: int) -> Finding:
    made = memory.last_backup(settings.ledger_setting())
    if made is None:
        return Finding(WARNING, "备份", "没有做过备份：请启用 yuboard-backup.timer，或运行 ledger backup")
    age, since = health.age(made.moment), revision - made.revision
    text = f"{made.file}，{age / 3600:.0f}小时前，之后又有{since}件事"
    is_old = age > _OLD_BACKUP and since > 0
    return Finding(WARNING if is_old else GOOD, "备份", text + ("：定时备份可能停了" if is_old else ""))


def _people() -> Iterator[Finding]:
    path = settings.people_file()
    if path is None:
        return
    try:
        known = people.read(path, terms(store.reader(store.database())))
        yield Finding(GOOD, "人员名单", f"{len(known)}人")
    except DataError as error:
        yield Finding(BAD, "人员名单", f"{error.problems[0]}（YUBOARD_PEOPLE）")


def _disk() -> Iterator[Finding]:
    free = min(health.disk().values())
    state = BAD if free < _TOO_LITTLE else WARNING if free < _SCANT else GOOD
    yield Finding(state, "磁盘", f"最少处还剩 {free / 1e9:.1f} GB")
    for folder in {settings.state_dir(), settings.builds_dir(settings.data_dir())}:
        if problem := _unwritable(folder):
            yield Finding(BAD, "磁盘", f"{folder} 写不了：{problem}（YUBOARD_STATE、YUBOARD_DATA）")


def _unwritable(folder: Path) -> str:
    probe = folder / f".doctor-{os.getpid()}"
    try:
        folder.mkdir(exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return reason(error)
    return ""


def _clock() -> Finding:
    now, newest = clock.utc().timestamp(), newest_of_data()
    if now < newest - _BEHIND:
        return Finding(BAD, "时钟", f"{clock.moment(now)}，比数据文件的时间（{clock.moment(newest)}）早，请校准")
    return Finding(GOOD, "时钟", f"{clock.moment(now)}（北京时间）")
