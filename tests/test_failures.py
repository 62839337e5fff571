"""Failures of commands: one Chinese sentence, exit code 2, a line in the log, and nothing half-written left."""

import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from yuboard import cli, clock, disk, logs
from yuboard.exports import files
from yuboard.exports.files import MANIFEST, write_folder, write_out
from yuboard.problems import ExportError
from yuboard.settings import ROOT

ARCHIVE = b'{"name": "%s", "files": [{"name": "index.html"}]}' % files.ARCHIVE_NAME.encode()
OLD, NEW = {"index.html": b"old", MANIFEST: ARCHIVE}, {"index.html": b"new", MANIFEST: ARCHIVE}


def one_sentence(text: str) -> bool:
    return len(text.splitlines()) == 1 and "Traceback" not in text and any("一" <= letter <= "龥" for letter in text)


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


ERRORS: dict[str, Callable[[], BaseException]] = {
    "RuntimeError": lambda: RuntimeError("unforeseen\nin two lines"),
    "内存不足": MemoryError,
    "磁盘已满": lambda: OSError(errno.ENOSPC, "x"),
    "没有写入权限（a b）": lambda: PermissionError(errno.EACCES, "x", "a\nb"),
    "RecursionError": RecursionError,
}


@pytest.mark.parametrize(("words", "error"), ERRORS.items(), ids=ERRORS)
def test_whatever_fails_is_one_sentence_and_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str,
    error: Callable[[], BaseException],
) -> None:  # fmt: skip
    def fail(*_: object, **__: object) -> None:
        raise error()

    monkeypatch.setattr(logs, "ROOT", tmp_path)
    monkeypatch.setattr("yuboard.exports.archive.record_zip", fail)
    monkeypatch.setattr(cli, "_record", lambda: (None, "0123abcd"))
    assert cli.main(["export", "record", "--out", str(tmp_path / "a.zip")]) == 2
    told = capsys.readouterr().err
    assert one_sentence(told)
    assert words in told
    assert [path.name for path in tmp_path.iterdir()] == ["logs"]
    log = (tmp_path / "logs" / "commands.log").read_text(encoding="utf-8")
    assert "Traceback" in log
    assert log.startswith(str(clock.today())[:8])


@pytest.mark.parametrize("write", [write_out, lambda path, content: write_folder({"a/b": content}, path)])
@pytest.mark.parametrize("step", ["fsync", "replace", "write"])
def test_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path, bytes], None], step: str
) -> None:
    target = tmp_path / "deep" / "a.xlsx" if write is not write_out else tmp_path / "a.xlsx"
    before = sorted(tmp_path.rglob("*"))
    where = {"fsync": (disk.os, "fsync"), "replace": (Path, "replace"), "write": (Path, "write_bytes")}[step]
    with monkeypatch.context() as patch:
        patch.setattr(*where, full)
        if (step == "write") != (write is write_out) and not (step == "fsync" and write is not write_out):
            with pytest.raises(ExportError, match="磁盘已满"):
                write(target, b"x")
            assert sorted(tmp_path.rglob("*")) == before
    write(target, b"x")
    assert target.exists()


TARGETS: dict[str, tuple[Callable[[Path], object], str]] = {
    "文件夹/a.xlsx": (lambda path: path.mkdir(parents=True), "是文件夹"),
    "没有/a.xlsx": (lambda path: None, "文件夹不存在"),
    "文件/a.xlsx": (lambda path: path.parent.write_text("x"), "文件夹不存在"),
    f"{'长' * 120}.xlsx": (lambda path: None, "名称太长"),
    "管道.xlsx": (lambda path: os.mkfifo(path), "不能替换"),
    "a\n b\x07.pdf": (lambda path: None, "应以 .xlsx 结尾"),
}


@pytest.mark.parametrize("name", TARGETS)
def test_target_that_cannot_be_written_is_told_before_anything_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    prepare, words = TARGETS[name]
    prepare(tmp_path / name)
    before = sorted(tmp_path.rglob("*"))
    assert cli.main(["export", "workbook", "--place", "商丘市", "--out", str(tmp_path / name)]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert one_sentence(told)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name", ["a b 空格.xlsx", "引号'\".xlsx", "$HOME&;|*.xlsx", "-x.xlsx", "\udcff\udcfe.xlsx", "换\n行.xlsx"]
)
def test_odd_names_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(cli, "_record", lambda: (None, "0123abcd"))
    monkeypatch.setattr("yuboard.exports.xlsx.quotas.quota_workbook", lambda *_, **__: b"x")
    assert cli.main(["export", "workbook", "--place", "商丘市", f"--out={tmp_path / name}"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]


def killed(code: str, folder: Path) -> None:
    """Run ``code`` in a process that kills itself."""
    head = f"import os, pathlib, signal\nfrom yuboard.exports import files\nfolder = pathlib.Path({str(folder)!r})"
    die = "die = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)\n"
    write = f"files.write_folder({NEW!r}, folder)"
    done = subprocess.run([sys.executable, "-c", f"{head}\n{die}{code}\n{write}"], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("files._swap = die", b"old"),
        ("call = files._exchange\nfiles._exchange = lambda *a: (call(*a), die())", b"new"),
        ("files.shutil.rmtree = die; files.tempfile._shutil.rmtree = die", b"new"),
    ],
    ids=["before the swap", "after it", "before clearing away"],
)
def test_kill_leaves_the_old_folder_or_the_new_one(tmp_path: Path, code: str, content: bytes) -> None:
    folder = tmp_path / "网页"
    write_folder(OLD, folder)
    killed(code, folder)
    assert (folder / "index.html").read_bytes() == content
    write_folder(NEW, folder)
    assert (folder / "index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["网页"]


def test_without_exchange_the_old_comes_back_at_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "网页"
    write_folder(OLD, folder)
    refuse = "lambda self, to: die() if self.name == 'whole' else move(self, to)"
    move = f"Path = pathlib.Path; move = Path.replace\nPath.replace = {refuse}"
    killed(f"files._exchange = lambda *_: False\n{move}", folder)
    files._sweep(folder)
    assert (folder / "index.html").read_bytes() == b"old"
    monkeypatch.setattr(files, "_exchange", lambda *_: False)
    write_folder(NEW, folder)
    assert (folder / "index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["网页"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 143)])
def test_stopped_command_says_so_and_leaves_nothing(tmp_path: Path, number: signal.Signals, code: int) -> None:
    script = (
        "import signal, sys, time\nfrom pathlib import Path\n"
        "from yuboard import cli\nfrom yuboard.exports import files\n"
        "from yuboard.exports.site import build\n"
        # What runs in the background of a shell is deaf to Ctrl-C, and so are its children.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "cli._record = lambda: (None, '0123abcd')\n"
        "build.static = lambda **_: {'a/b': b'x', 'index.html': b'x'}\n"
        "files._swap = lambda *_: (print('writing', flush=True), time.sleep(30))\n"
        "sys.exit(cli.main(sys.argv[1:]))"
    )
    arguments = ["export", "static", "--out", str(tmp_path / "网页")]
    process = subprocess.Popen(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    process.send_signal(number)
    _, told = process.communicate(timeout=30)
    assert process.returncode == code
    assert "已中止" in told
    assert one_sentence(told.strip())
    assert list(tmp_path.iterdir()) == []


def test_reader_of_the_output_that_goes_away_is_no_traceback() -> None:
    shell = f"{sys.executable} -m yuboard export --help | true"
    done = subprocess.run(["sh", "-c", shell], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_log_that_cannot_be_written_is_not_missed(tmp_path: Path) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    command = [sys.executable, "-m", "yuboard", "export", "record", "--out", str(tmp_path / "a" / "a.zip")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=limit)
    assert done.returncode == 2
    assert one_sentence(done.stderr)
