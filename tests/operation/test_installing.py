"""Changing versions: backup, check, link, start, health, and back where the new one does not come up."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.browser import free_port
from yuboard import settings
from yuboard.settings import ROOT

# Before each step that is written down: kills the change, with all that it started, before the step of that number.
KILL = """
[ "$(wc -l < "{log}")" != "$(cat "{folder}/kill-before" 2>/dev/null)" ] || kill -9 0
"""
# In the place of a version's Python: what it is asked is written down; a version with a file of that name refuses.
# A ledger has the structure of a version, and another version opens it only to bring it to its own, newer one.
PYTHON = """#!/bin/sh
here=$(dirname "$(dirname "$(dirname "$0")")")
version=$(basename "$here") structure=$(cat "{folder}/structure" 2>/dev/null)
case "$*" in
    "-m yuboard"*) {kill} echo "$version $*" >> "{log}"; [ ! -e "$here/refuses-$3" ] || exit 2 ;;
esac
case "$*" in
    "-m yuboard ledger init") [ "$version" -ge "${{structure:-0}}" ] && echo "$version" > "{folder}/structure" ;;
    "-m yuboard ledger"*) [ "$version" = "$structure" ] ;;
    "-m yuboard"*) ;;
    *) exec {python} "$@" ;;
esac
"""
# In the place of systemd: a server that answers 200 to everything, unless the version cannot start.
SYSTEMCTL = """#!/bin/sh
{kill}
echo "systemctl $*" >> "{log}"
case "$1" in
    start)
        [ ! -e "{programs}/current/broken" ] || exit 1
        {python} -m http.server {port} --bind 127.0.0.1 --directory "{programs}/current" >/dev/null 2>&1 &
        echo $! > "{folder}/pid" ;;
    stop) [ ! -e "{folder}/pid" ] || {{ kill "$(cat "{folder}/pid")"; rm "{folder}/pid"; }} ;;
esac
"""


class Machine:
    """A machine with versions 1, 2 and more, none of them running."""

    def __init__(self, folder: Path):
        self.folder, self.programs = folder, folder / "opt" / "yuboard"
        self.log, self.port = folder / "log", free_port()
        for path in ("etc/yuboard", "var/lib/yuboard/state", "var/lib/yuboard/ledger"):
            (folder / path).mkdir(parents=True)
        (folder / "etc" / "yuboard" / "yuboard.env").write_text("YUBOARD_METRICS=1\n", encoding="utf-8")
        names = {"log": self.log, "programs": self.programs, "folder": folder, "port": self.port}
        self.names = names | {"python": sys.executable, "kill": KILL.format(**names)}
        self.systemctl = self._program(folder / "systemctl", SYSTEMCTL.format(**self.names))

    def _program(self, path: Path, text: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return path

    def add(self, version: str, *flags: str) -> None:
        self._program(self.programs / version / ".venv" / "bin" / "python", PYTHON.format(**self.names))
        (self.programs / version / "deploy").symlink_to(ROOT / "deploy")
        for flag in ("INSTALLED", "healthz", *flags):
            (self.programs / version / flag).touch()

    def switch(self, *arguments: str, kill_before: int | None = None) -> subprocess.CompletedProcess[str]:
        """Change the version; with ``kill_before`` killed with its children before the step of that number, from 0."""
        environment = os.environ | {
            "YUBOARD_ROOT": str(self.folder),
            "YUBOARD_SYSTEMCTL": str(self.systemctl),
            "YUBOARD_PORT": str(self.port),
            "YUBOARD_PATIENCE": "3",
        }
        self.log.write_text("", encoding="utf-8")
        (self.folder / "kill-before").write_text("" if kill_before is None else f"{kill_before}", encoding="utf-8")
        command = ["sh", str(ROOT / "deploy" / "switch.sh"), *arguments]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=60, start_new_session=True
        )

    @property
    def current(self) -> str:
        return str((self.programs / "current").readlink())

    @property
    def steps(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path)
    made.add("1")
    made.add("2")
    assert made.switch("1").returncode == 0
    yield made
    subprocess.run([made.systemctl, "stop"], check=False)


def test_upgrade_and_back_by_one_command(machine: Machine) -> None:
    done = machine.switch("2")
    assert (done.returncode, machine.current) == (0, "2"), done.stderr
    assert "正在用 2（之前是 1）" in done.stdout
    folder = machine.folder / "var" / "lib" / "yuboard" / "backups"
    assert [step for step in machine.steps if "reset-failed" not in step] == [
        f"1 -m yuboard ledger backup --to-folder {folder}",
        "2 -m yuboard check",
        "systemctl stop yuboard.service",
        "2 -m yuboard ledger init",
        "systemctl start yuboard.service",
    ]
    (machine.folder / "structure").write_text("1", encoding="utf-8")
    assert machine.switch("1").returncode == 0
    assert machine.current == "1"
    assert "* 1\n  2\n" in machine.switch().stdout


# Back up, check, stop, bring the ledger to the new structure, clear the failures of the unit, start.
@pytest.mark.parametrize("number", range(6))
def test_change_that_is_killed_at_any_step_is_done_by_the_same_command(machine: Machine, number: int) -> None:
    killed = machine.switch("2", kill_before=number)
    assert killed.returncode == -9
    assert len(machine.steps) == number
    assert machine.current in "12"
    again = machine.switch("2")
    assert (again.returncode, machine.current) == (0, "2"), again.stderr
    assert (machine.folder / "structure").read_text(encoding="utf-8") == "2\n"
    assert (machine.folder / "pid").exists()


def test_version_that_came_up_too_late_for_the_older_one_says_where_the_ledger_is(machine: Machine) -> None:
    machine.add("3", "broken")
    done = machine.switch("3")
    assert machine.current == "1"
    assert "能看不能报，请从" in done.stderr
    assert "恢复升级前那份" in done.stderr


@pytest.mark.parametrize(
    ("flag", "words", "is_stopped"),
    [
        ("refuses-check", "新版不接受现有的数据", False),
        ("refuses-ledger", "台账不合", True),
        ("broken", "没有启动起来，已换回 1", True),
    ],
)
def test_version_that_does_not_come_up_is_taken_back(machine: Machine, flag: str, words: str, is_stopped: bool) -> None:
    machine.add("3", flag)
    done = machine.switch("3")
    assert done.returncode == 1
    assert words in done.stderr
    assert machine.current == "1"
    assert (machine.folder / "pid").exists()
    assert ("systemctl stop yuboard.service" in machine.steps) == is_stopped


def test_ledger_that_cannot_be_backed_up_stops_the_change(machine: Machine) -> None:
    (machine.programs / "1" / "refuses-ledger").touch()
    done = machine.switch("2")
    assert "台账没有备份成" in done.stderr
    assert machine.current == "1"
    assert machine.switch("4").returncode == 1


def test_settings_of_the_installation_are_known() -> None:
    text = (ROOT / "deploy" / "yuboard.env").read_text(encoding="utf-8")
    assert set(re.findall(r"\bYUBOARD_[A-Z_]+", text)) <= settings.KNOWN


@pytest.mark.parametrize("name", ["yuboard.service", "yuboard@.service"])
def test_unit_believes_no_header_and_takes_long_enough_to_stop(name: str) -> None:
    unit = (ROOT / "deploy" / name).read_text(encoding="utf-8")
    assert re.search(r"^ExecStart=/usr/bin/env FORWARDED_ALLOW_IPS= ", unit, re.MULTILINE)
    assert "RestartPreventExitStatus=3" in unit
    drain = re.search(r"DRAIN_SECONDS=(\d+)", (ROOT / "deploy" / "yuboard.env").read_text(encoding="utf-8"))
    stop = re.search(r"TimeoutStopSec=(\d+)", unit)
    assert drain
    assert stop
    assert int(stop[1]) > int(drain[1]) + 20


def test_licence_of_every_part_is_listed() -> None:
    listed = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in pins if not re.search(rf"^\| {re.escape(name)} \| (?!not )\w", listed, re.MULTILINE)] == []


def test_package_is_found_through_a_link(tmp_path: Path) -> None:
    """The version in use is a link; a command of it must build the same database."""
    (tmp_path / "current").symlink_to(ROOT)
    code = "from yuboard.record import building; print(building.content_hash(building.data_dir()))"
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "current")}
    command = [sys.executable, "-c", code]
    through = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    straight = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert through.stdout == straight.stdout
