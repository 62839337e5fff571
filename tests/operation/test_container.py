"""The Containerfile, without an engine: what it copies is there, its settings hold, its commands run as they stand."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath

from tests.support.browser import free_port
from yuboard import settings
from yuboard.settings import ROOT

TEXT = re.sub(r"\\\n\s*", "", (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8"))
PROGRAM, VOLUME = "/opt/yuboard/current", "/var/lib/yuboard"


def lines(instruction: str) -> list[str]:
    return re.findall(rf"^{instruction} (.+)$", TEXT, re.MULTILINE)


def environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in " ".join(lines("ENV")).split())


def unit_settings() -> dict[str, str]:
    text = (ROOT / "deploy" / "yuboard.env").read_text(encoding="utf-8")
    return dict(re.findall(r"^(YUBOARD_\w+)=(.*)$", text, re.MULTILINE))


def test_what_is_copied_is_in_the_folder_of_the_installation() -> None:
    copied = [line.split()[-2] for line in lines("COPY") if "--from=" not in line]
    assert {"app", "wheels"} <= set(copied)
    maker = (ROOT / "scripts" / "make_bundle.sh").read_text(encoding="utf-8")
    for path in map(PurePosixPath, copied):
        assert f'"$out/{path.parts[0]}"' in maker
        if path.parts[0] == "app":
            assert ROOT.joinpath(*path.parts[1:]).exists()


def test_settings_are_known_and_those_of_the_unit() -> None:
    made, unit = environment(), unit_settings()
    named = {name for name in made if name.startswith("YUBOARD_")}
    assert named <= settings.KNOWN
    assert {name: made[name] for name in named} == {name: unit[name] for name in named}
    assert made["FORWARDED_ALLOW_IPS"] == ""


def test_whatever_is_written_is_written_to_the_volume_by_a_user_of_its_own() -> None:
    made = environment()
    assert lines("VOLUME") == [VOLUME]
    for name in ("HOME", "YUBOARD_DATA", "YUBOARD_LEDGER", "YUBOARD_STATE"):
        assert PurePosixPath(made[name]).is_relative_to(VOLUME)
    (user,) = lines("USER")
    assert re.search(rf"useradd --system .*\b{user}\b", TEXT)
    assert TEXT.index("\nUSER ") > TEXT.rindex("\nRUN ")


def test_wheels_are_installed_and_programs_compiled_by_its_line(tmp_path: Path) -> None:
    """The line as it stands, its folders moved below another: with pip out of a wheel and one requirement."""
    program, wheels = tmp_path / "current", tmp_path / "wheels"
    program.mkdir()
    wheels.mkdir()
    pip = distribution("pip")
    with zipfile.ZipFile(wheels / f"pip-{pip.version}-py3-none-any.whl", "w") as wheel:
        for file in pip.files or ():
            if ".." not in file.parts and file.suffix != ".pyc":
                wheel.write(str(pip.locate_file(file)), str(file))
    with zipfile.ZipFile(wheels / "tiny-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("tiny.py", "")
        wheel.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        wheel.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("tiny-1.0.dist-info/RECORD", "")
    (program / "requirements.txt").write_text("tiny==1.0\n", encoding="utf-8")
    for name in ("app.py", "serve.py", "pages", "yuboard/operation"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, program / name)
    (install,) = [line for line in lines("RUN") if "pip" in line]
    moved = install.replace(PROGRAM, str(program)).replace("/tmp/wheels", str(wheels))
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    subprocess.run(["sh", "-ec", moved], env=os.environ | {"PATH": path}, check=True, timeout=120)
    subprocess.run([program / ".venv" / "bin" / "python", "-c", "import tiny"], cwd=tmp_path, check=True)
    assert list(program.glob("__pycache__/serve.*.pyc"))


def test_what_it_starts_answers_what_asks_for_its_health_and_stops_in_time(tmp_path: Path) -> None:
    """The commands as they stand, on another port, with the volume moved: ready, the ledger on the volume, stopped."""
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("build", "ledger"))
    made = {name: value.replace(VOLUME, str(tmp_path)) for name, value in environment().items()}
    assert made.pop("PATH") == f"{PROGRAM}/.venv/bin:$PATH"
    made = os.environ | made | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    (start,) = map(json.loads, lines("CMD"))
    (port,) = lines("EXPOSE")
    ask = json.loads(lines("HEALTHCHECK")[0].partition("CMD ")[2])
    here = str(free_port())
    start, ask = ([part.replace(port, here) for part in command] for command in (start, ask))

    def is_healthy() -> bool:
        return not subprocess.run(ask, cwd=ROOT, env=made, capture_output=True, check=False).returncode

    init = ["python", "-m", "yuboard", "ledger", "init"]
    subprocess.run(init, cwd=ROOT, env=made, capture_output=True, check=True, timeout=60)
    assert not is_healthy()
    server = subprocess.Popen(start, cwd=ROOT, env=made, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while not is_healthy():
            assert server.poll() is None
            assert time.monotonic() < deadline
        server.terminate()
        ordered, drain = time.monotonic(), float(made["YUBOARD_DRAIN_SECONDS"])
        # Whoever asks is told that it stops, while pages are still answered; a page would answer 200 all the time.
        while is_healthy():
            assert time.monotonic() - ordered < drain - 1
        # The signal that it gives itself in the end does not end the first process of a container: there it is 0.
        assert server.wait(timeout=drain + 15) in (0, -signal.SIGTERM)
    finally:
        server.kill()
        server.wait()
    assert {path.name for path in tmp_path.iterdir()} == {"data", "ledger", "state"}
