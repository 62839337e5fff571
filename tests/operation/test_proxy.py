"""Behind a real nginx: the installed site passes every probe, each thing wrong ends in a sentence with its setting."""

import http.client
import json
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
import streamlit
from click.testing import CliRunner
from websockets.sync.client import connect

from tests.support.browser import running
from tests.support.ledgers import People, draft, month
from tests.support.nginx import ACCOUNT, nginx
from tests.support.postgres import restart, server
from yuboard.cli.operation import doctor
from yuboard.ledger.engine import Ledger, create
from yuboard.ledger.verification import verify
from yuboard.operation import probes
from yuboard.operation.findings import GOOD

IDENTITY = "X-Remote-User"


class Site(NamedTuple):
    """Site: addresses by what is wrong with them, the processes behind, and the folder of the logs."""

    at: Mapping[str, str]
    folder: Path
    second: subprocess.Popen[bytes]
    second_at: str
    first_at: str
    third: subprocess.Popen[bytes]
    third_at: str
    ledger: Ledger


SETTINGS = {
    "FORWARDED_ALLOW_IPS": "",
    "YUBOARD_METRICS": "1",
    "YUBOARD_TRUSTED_HEADER": IDENTITY,
    "YUBOARD_TRUSTED_PROXIES": "127.0.0.1",
    "YUBOARD_DATA": "",
    "STREAMLIT_SERVER_WEBSOCKET_PING_INTERVAL": "1",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Three processes with one ledger on PostgreSQL behind one nginx, and one more below a path."""
    folders = [tmp_path_factory.mktemp(name) for name in ("first", "second", "below", "nginx", "third")]
    with server() as database, pytest.MonkeyPatch.context() as patch:
        settings = {**SETTINGS, "YUBOARD_LEDGER": database.format("postgres")}
        ledger, _ = create(settings["YUBOARD_LEDGER"])
        with (
            running(folders[0], **settings) as (_, first),
            running(folders[1], **settings, YUBOARD_DRAIN_SECONDS="1") as (process, second),
            running(folders[4], **settings) as (other, third),
            running(folders[2], **settings, STREAMLIT_SERVER_BASE_URL_PATH="/kanban") as (_, below),
            nginx(folders[3], [first, second, third], {"path": below}) as at,
        ):
            patch.setenv("SSL_CERT_FILE", str(folders[3] / "yuboard.crt"))
            yield Site(at, folders[3], process, second, first, other, third, ledger)
        ledger.close()


def faults(address: str, account: tuple[str, str] | None = None) -> dict[str, str]:
    """What is not as it should be, by subject."""
    return {one.subject: one.text for one in probes.findings(address, IDENTITY, account) if one.state != GOOD}


def test_installed_site_passes_every_probe(site: Site) -> None:
    found = list(probes.findings(site.at["tls"], IDENTITY))
    assert [one for one in found if one.state != GOOD] == []
    assert {one.subject for one in found} >= {
        "WebSocket",
        "外来网页",
        "大 Cookie",
        "大文件",
        "冒名",
        "监测数字",
        "压缩",
    }


def test_site_below_a_path_passes_too(site: Site) -> None:
    found = faults(f"{site.at['path']}/kanban/")
    assert set(found) == {"加密"}, found


@pytest.mark.parametrize(
    ("wrong", "subject", "setting"),
    [
        ("upgrade", "WebSocket", "proxy_set_header Upgrade"),
        ("host", "主机名", "proxy_set_header Host"),
        ("foreign host", "地址", "YUBOARD_HOSTS"),
        ("origin", "外来网页", "Origin"),
        ("policy", "安全头", "Content-Security-Policy"),
        ("cookies", "大 Cookie", "large_client_header_buffers"),
        ("uploads", "大文件", "client_max_body_size"),
        ("numbers", "监测数字", "在代理上关闭"),
        ("packing", "压缩", "gzip"),
        ("identity", "冒名", f"proxy_set_header {IDENTITY}"),
        ("sign-in", "地址", "--user 账号"),
        ("service", "地址", "systemctl status yuboard"),
    ],
)
def test_each_wrong_setting_is_named(site: Site, wrong: str, subject: str, setting: str) -> None:
    assert setting in faults(site.at[wrong])[subject]


def test_site_that_wants_a_sign_in_passes_every_probe_with_an_account(site: Site) -> None:
    assert set(faults(site.at["sign-in"], ACCOUNT)) == {"加密"}
    assert set(faults(site.at["sign-in"], (ACCOUNT[0], "1"))) == {"地址"}
    asked = ["--url", site.at["sign-in"], "--user", ACCOUNT[0]]
    assert f"{site.at['sign-in']} 是本系统" in CliRunner().invoke(doctor, asked, input=f"{ACCOUNT[1]}\n").output


def test_site_that_stands_elsewhere_is_told(site: Site) -> None:
    assert "server.baseUrlPath" in faults(f"{site.at['nothing']}/elsewhere/")["地址"]


def test_nothing_at_the_address_is_told() -> None:
    assert "没有回答" in faults("http://127.0.0.1:1/")["地址"]


def answered(address: str, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> tuple[int, str, str]:
    """Status, body and cookies of an answer."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    connection.request(method, path, body or None, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    told = answer.status, answer.read().decode(errors="replace"), answer.getheader("set-cookie") or ""
    connection.close()
    return told


def test_visitor_is_led_to_tls(site: Site) -> None:
    assert answered(site.at["moved"], "/trend")[0] == 301


def test_stopped_service_is_a_sentence_of_the_proxy(site: Site) -> None:
    status, text, _ = answered(site.at["service"], "/")
    assert status == 503
    assert "请一分钟后刷新" in text


def test_numbers_and_health_stay_inside(site: Site) -> None:
    for path in ("/metrics", "/healthz", "/_stcore/metrics", "/_stcore/agent/openapi.json", "/kanban/_stcore/metrics"):
        assert answered(site.at["nothing"], path)[0] == 404


def test_upload_without_the_token_of_a_page_is_refused(site: Site) -> None:
    """Another site could send one with the cookies of whoever is signed in; it cannot read the token in them."""
    upload = "/_stcore/upload_file/session/file"
    assert answered(site.at["nothing"], upload, "PUT", b"x")[0] == 403
    assert answered(site.at["nothing"], upload, "PUT", b"x", cookie="_streamlit_xsrf=a", x_xsrftoken="b")[0] == 403


def test_upload_of_twenty_megabytes_comes_through(site: Site) -> None:
    """To the end of the way: what refuses it is the service, as no page of that session is open."""
    cookies = answered(site.at["nothing"], "/_stcore/health")[2]
    token = re.search("_streamlit_xsrf=([^;]+)", cookies)
    assert token
    given = {"cookie": token[0], "x_xsrftoken": token[1], "content_type": "multipart/form-data; boundary=x"}
    part = b'--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n%s\r\n--x--\r\n'
    upload = "/_stcore/upload_file/session/file"
    status, text, _ = answered(site.at["nothing"], upload, "PUT", part % bytes(20_000_000), **given)
    assert status == 400, text
    assert "session" in text
    assert answered(site.at["uploads"], upload, "PUT", part % bytes(2_000_000), **given)[0] == 413


def test_scripts_are_kept_by_the_browser(site: Site) -> None:
    for path in ("/yuboard/zh.js", _script(site)):
        parts = urlsplit(site.at["nothing"])
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
        connection.request("GET", path)
        assert "max-age=31536000" in (connection.getresponse().getheader("cache-control") or ""), path
        connection.close()


def _script(site: Site) -> str:
    page = answered(site.at["nothing"], "/", accept="text/html")[1]
    start = page.index("static/js/")
    return f"/{page[start : page.index('.js', start)]}.js"


def test_script_of_an_older_version_is_not_there_rather_than_a_page(site: Site) -> None:
    """A tab that is older than an upgrade asks for scripts that are gone: a page in their place would be no answer."""
    status, text, _ = answered(site.at["nothing"], "/static/js/index.0ldV3rs.js")
    assert status == 404
    assert "<html" not in text


def test_log_of_the_proxy_names_nobody(site: Site) -> None:
    answered(site.at["nothing"], "/trend?name=Zhang", cookie="who=Zhang", user_agent="Zhang", x_remote_user="Zhang")
    log = site.folder / "yuboard.log"
    deadline = time.monotonic() + 5
    while "/trend 200" not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert "Zhang" not in log.read_text(encoding="utf-8")
    assert "127.0.0.1" not in log.read_text(encoding="utf-8")


def test_socket_that_is_idle_stays_open(site: Site) -> None:
    """The pings of the service come more often than the proxy loses patience: here every second, and after two."""
    address = site.at["idle"]
    with connect(f"{address.replace('http', 'ws', 1)}/_stcore/stream", origin=address) as opened:  # type: ignore[arg-type]
        with pytest.raises(TimeoutError):
            opened.recv(timeout=4)
        assert opened.ping().wait(2)


def process_of(site: Site, cookie: str) -> int:
    """The process that answers a visitor with this cookie."""
    return int(json.loads(answered(site.at["nothing"], "/yuboard/arrival", cookie=cookie)[1])["process"])


@pytest.fixture(scope="module")
def visitors(site: Site) -> list[str]:
    """Cookies that the proxy gives to visitors who come from one address, as behind a shared gateway."""
    pages = (answered(site.at["nothing"], "/", accept="text/html") for _ in range(40))
    return [cookie.partition(";")[0] for _, _, cookie in pages]


def test_visitor_stays_with_one_process_by_cookie(site: Site, visitors: list[str]) -> None:
    """A page, its socket and its uploads belong to one process: on another, an upload would be refused."""
    assert all(cookie.startswith("yuboard_route=") for cookie in visitors)
    processes = {cookie: process_of(site, cookie) for cookie in visitors}
    assert len(set(processes.values())) == 3
    assert processes == {cookie: process_of(site, cookie) for cookie in visitors}


def ledger_at(address: str) -> dict[str, Any]:
    """What a process tells of its ledger."""
    return dict(json.loads(answered(address, "/healthz")[1]))


def test_processes_tell_one_ledger_also_after_their_database_came_again(site: Site, people: People) -> None:
    before = ledger_at(site.first_at)["ledger"]
    assert before["engine"] == "postgresql"
    draft(site.ledger, people, month(1))
    restart(site.ledger.setting)
    told = [ledger_at(address) for address in (site.first_at, site.second_at, site.third_at)]
    assert [one["status"] for one in told] == ["ok", "ok", "ok"]
    assert told[0]["ledger"] == told[1]["ledger"] == told[2]["ledger"]
    assert told[0]["ledger"]["revision"] == before["revision"] + 1


def test_process_killed_in_an_upload_leaves_nothing_and_its_visitors_move(
    site: Site, visitors: list[str], people: People
) -> None:
    """The upload ends in a refusal by another process, which knows nothing of the page that it came from."""
    before = ledger_at(site.first_at)["ledger"]
    killed = int(json.loads(answered(site.third_at, "/yuboard/arrival")[1])["process"])
    theirs = [cookie for cookie in visitors if process_of(site, cookie) == killed]
    token = re.search("_streamlit_xsrf=([^;]+)", answered(site.at["nothing"], "/_stcore/health")[2])
    assert theirs
    assert token
    parts = urlsplit(site.at["nothing"])
    head = b'--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    body = head + bytes(2_000_000) + b"\r\n--x--\r\n"
    sending = http.client.HTTPConnection(parts.hostname or "", parts.port)
    sending.putrequest("PUT", "/_stcore/upload_file/session/file")
    sending.putheader("content-type", "multipart/form-data; boundary=x")
    sending.putheader("content-length", f"{len(body)}")
    sending.putheader("cookie", f"{theirs[0]}; {token[0]}")
    sending.putheader("x-xsrftoken", token[1])
    sending.endheaders(body[:1_000_000])
    site.third.kill()
    site.third.wait(20)
    sending.send(body[1_000_000:])
    refused = sending.getresponse()
    assert (refused.status, "session" in refused.read().decode()) == (400, True)
    assert killed not in {process_of(site, cookie) for cookie in visitors}
    assert [ledger_at(address)["ledger"] for address in (site.first_at, site.second_at)] == [before, before]
    draft(site.ledger, people, month(2))
    assert ledger_at(site.second_at)["ledger"]["revision"] == before["revision"] + 1
    assert verify(site.ledger).flaws == []


def test_order_to_stop_finishes_what_is_under_way_and_visitors_move(site: Site, visitors: list[str]) -> None:
    parts = urlsplit(site.second_at)
    with socket.socket() as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.connect((parts.hostname, parts.port))
        slow.sendall(f"GET {_largest_script()} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
        received = slow.recv(1000)
        site.second.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        status, body, _ = answered(site.second_at, "/healthz")
        assert (status, json.loads(body)["status"]) == (503, "draining")
        assert answered(site.second_at, "/", accept="text/html")[0] == 200
        time.sleep(1)
        while more := slow.recv(1_000_000):
            received += more
    head, _, content = received.partition(b"\r\n\r\n")
    length = next(line for line in head.decode().lower().splitlines() if line.startswith("content-length"))
    assert len(content) == int(length.split(":")[1])
    assert site.second.wait(20) == -signal.SIGTERM
    assert len({process_of(site, cookie) for cookie in visitors}) == 1


def _largest_script() -> str:
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    return f"/static/js/{max(folder.iterdir(), key=lambda path: path.stat().st_size).name}"
