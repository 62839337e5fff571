"""Doctor: each fault of an installation is one line that names the setting, and the exit code says so."""

import re
from pathlib import Path

import pytest

from tests.support.ledgers import People, draft, month
from yuboard import cli, clock, settings
from yuboard.ledger.engine import create
from yuboard.operation import doctor, versions
from yuboard.settings import ROOT


def lines(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The lines of the command by subject."""
    found = [line.split("　", 2) for line in capsys.readouterr().out.splitlines()]
    return {f"{state} {subject}": text for state, subject, text in found}


def test_sound_installation_has_nothing_wrong(
    people: People, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, _ = create(str(tmp_path / "book"))
    draft(made, people, month(1))
    monkeypatch.setenv("YUBOARD_LEDGER", made.setting)
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "")
    assert cli.main(["ledger", "backup", "--out", str(tmp_path / "a.gz")]) == 0
    capsys.readouterr()
    assert cli.main(["doctor"]) == 0
    told = lines(capsys)
    assert "整条链验证通过" in told["正常 台账"]
    assert told["正常 备份"].startswith("a.gz，0小时前")
    assert {"正常 程序", "正常 数据", "正常 字体", "正常 时钟"} <= set(told)


@pytest.mark.parametrize(
    ("name", "value", "subject", "words"),
    [
        ("YUBOARD_HOST", "x", "不对 设置", "没有这样的设置：YUBOARD_HOST"),
        ("YUBOARD_TRUSTED_PROXIES", "nginx", "不对 设置", "“nginx”不是地址或网段"),
        ("YUBOARD_TRUSTED_HEADER", "X-Remote-User", "不对 设置", "没有设 YUBOARD_TRUSTED_PROXIES"),
        ("FORWARDED_ALLOW_IPS", "*", "提醒 设置", "FORWARDED_ALLOW_IPS 没有设为空"),
        ("YUBOARD_PEOPLE", "/no/such.csv", "不对 人员名单", "YUBOARD_PEOPLE"),
        ("YUBOARD_DATA", "/no/such", "不对 数据", "没有可用的数据"),
        ("YUBOARD_LEDGER", "postgresql+psycopg://a:secret@127.0.0.1:1/x", "不对 台账", "连不上"),
    ],
)
def test_each_fault_names_its_setting(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, value: str, subject: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    assert cli.main(["doctor"]) == (1 if subject.startswith("不对") else 0)
    output = capsys.readouterr().out
    assert any(words in line for line in output.splitlines() if line.startswith(subject.replace(" ", "　"))), output
    assert "secret" not in output


def test_other_version_than_the_pinned_one_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert versions.strangers() == []
    monkeypatch.setattr(versions, "version", lambda name: "0.1")
    assert "streamlit 是 0.1，应为 1.67.0" in versions.strangers()


def test_clock_that_is_behind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "utc", lambda: clock.at(1_500_000_000))
    assert [one for one in doctor.findings() if one.subject == "时钟" and "请校准" in one.text]


def test_every_setting_is_known_and_in_the_readme() -> None:
    used = {
        name
        for path in [*ROOT.glob("yuboard/**/*.py"), ROOT / "serve.py"]
        for name in re.findall(r'"(YUBOARD_[A-Z_]+)"', path.read_text(encoding="utf-8"))
    }
    assert used == set(settings.KNOWN)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in settings.KNOWN if f"`{name}" not in readme] == []
