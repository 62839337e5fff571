"""Probes: the way from a browser to the service, through whatever proxy stands between, asked as a browser would.

Each passes or ends in a sentence that names the setting of the proxy or of the service.
"""

import base64
import hashlib
import json
import os
import re
import socket
import ssl
from collections.abc import Iterator
from http.client import HTTPException
from typing import Any, NamedTuple
from urllib.parse import SplitResult, quote, unquote, urlsplit

from yuboard.operation.findings import BAD, GOOD, WARNING, Finding

_PATIENCE = 10
_LARGE_COOKIE, _LARGE_UPLOAD = 7_000, 20_000_000
_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_FORGED = "forged-by-doctor"


class Answer(NamedTuple):
    """Answer: status, headers by small name, and the beginning of the body."""

    status: int
    headers: dict[str, str]
    body: bytes


def findings(url: str, identity_header: str | None = None, account: tuple[str, str] | None = None) -> Iterator[Finding]:
    """Findings on the way to ``url``, as a browser is given it; certificates are checked like there.

    ``account``: name and password where the proxy itself asks for them (HTTP Basic).
    """
    address = urlsplit(url if url.endswith("/") else f"{url}/")
    if account:
        address = address._replace(netloc=f"{':'.join(quote(part, safe='') for part in account)}@{address.netloc}")
    try:
        home = ask(address, "", accept="text/html")
    except (OSError, HTTPException, ValueError) as error:
        yield Finding(BAD, "地址", f"{url} 没有回答（{error}）：服务没有启动，或代理、证书、防火墙没有设好")
        return
    if home.status != 200 or "豫策看板".encode() not in home.body:
        yield Finding(BAD, "地址", _not_served(home))
        return
    yield Finding(GOOD, "地址", f"{url} 是本系统")
    yield from _on_the_way(address, home, identity_header)


def _not_served(home: Answer) -> str:
    said = home.body.decode(errors="replace")[:80]
    if home.status == 403 and "YUBOARD_HOSTS" in said:
        return "服务不认这个主机名：请把它加进 YUBOARD_HOSTS，代理要原样传 Host（proxy_set_header Host $http_host）"
    if home.status in (502, 503, 504):
        return "代理在，服务不在：请看 systemctl status yuboard，端口与 proxy_pass 是否一致"
    if home.status == 401:
        return "代理先要登录，没有给账号或不对：运行 doctor 时加上 --user 账号"
    return f"答的是{home.status}，不是本系统：子路径须与 server.baseUrlPath、proxy_pass 一致"


def _on_the_way(address: SplitResult, home: Answer, identity_header: str | None) -> Iterator[Finding]:
    arrival = json.loads(ask(address, "yuboard/arrival").body)
    yield _told(
        arrival["host"] == _host(address), "主机名", "原样传到", "代理改了 Host：proxy_set_header Host $http_host"
    )
    own = f"{address.scheme}://{_host(address)}"
    shaken = handshake(address, own)
    yield _told(shaken == 101, "WebSocket", "通", _refused_socket(shaken))
    foreign = handshake(address, "http://foreign.example")
    yield _told(foreign == 403, "外来网页", "连不进来", f"别的网站能连进来（{foreign}）：代理要原样传 Origin")
    yield _told(
        "content-security-policy" in home.headers,
        "安全头",
        "都在",
        "代理去掉了 Content-Security-Policy：proxy_hide_header",
    )
    yield from _limits(address)
    closed = [path for path in ("_stcore/metrics", "metrics") if ask(address, path).status == 200]
    yield _told(not closed, "监测数字", "对外不开", f"/{'、/'.join(closed)} 对外开着：请在代理上关闭", WARNING)
    packed = ask(address, _script(home), accept_encoding="gzip").headers.get("content-encoding")
    yield _told(packed in ("gzip", "br"), "压缩", "脚本压缩着传", "脚本没有压缩：gzip on、gzip_proxied any", WARNING)
    if address.scheme != "https":
        yield Finding(WARNING, "加密", "没有用 https：账号和填报的数在网上是明文")
    if identity_header:
        hashed = hashlib.sha256(_FORGED.encode()).hexdigest()
        sent = json.loads(ask(address, "yuboard/arrival", **{identity_header: _FORGED}).body)["identities"]
        wrong = (
            f"代理把来访者自带的 {identity_header} 传了进来，谁都能冒名：proxy_set_header {identity_header} 须覆盖它"
        )
        yield _told(hashed not in sent, "冒名", "来访者自带的身份头不作数", wrong)


def _limits(address: SplitResult) -> Iterator[Finding]:
    cookie = ask(address, "yuboard/arrival", cookie=f"a={'x' * _LARGE_COOKIE}").status
    yield _told(
        cookie == 200, "大 Cookie", "收", f"登录用的大 Cookie 被拒（{cookie}）：large_client_header_buffers 4 16k"
    )
    # A proxy refuses by the length alone; one that takes it says to go on, and nothing is sent.
    told = {"content_length": str(_LARGE_UPLOAD), "expect": "100-continue"}
    large = ask(address, "_stcore/upload_file/none/none", "PUT", **told).status
    yield _told(large != 413, "大文件", "20 MB 可以上传", "代理不收 20 MB 的文件：client_max_body_size 20m")


def _told(is_good: bool, subject: str, good: str, bad: str, state: str = BAD) -> Finding:
    return Finding(GOOD, subject, good) if is_good else Finding(state, subject, bad)


def _refused_socket(status: int) -> str:
    if status == 403:
        return "握手被服务拒绝：代理要原样传 Host 和 Origin，主机名要在 YUBOARD_HOSTS 里"
    return f"握手没有成（{status}）：proxy_http_version 1.1、proxy_set_header Upgrade、Connection"


def _script(home: Answer) -> str:
    found = re.search(rb'src="\./(static/js/[^"]+\.js)"', home.body)
    return found[1].decode() if found else "yuboard/zh.js"


def handshake(address: SplitResult, origin: str) -> int:
    """The status of a WebSocket handshake by a page of ``origin``; 0 where the answer is no proper one."""
    key = base64.b64encode(os.urandom(16)).decode()
    answer = ask(
        address, "_stcore/stream", origin=origin, upgrade="websocket", connection="Upgrade",
        sec_websocket_version="13", sec_websocket_key=key,
    )  # fmt: skip
    expected = base64.b64encode(hashlib.sha1(f"{key}{_GUID}".encode()).digest()).decode()
    return 0 if answer.status == 101 and answer.headers.get("sec-websocket-accept") != expected else answer.status


def ask(address: SplitResult, path: str, method: str = "GET", **headers: str) -> Answer:
    """The answer to one request below ``address``; a header's name is written with _. Raises OSError, ValueError."""
    lines = [f"{method} {address.path}{path} HTTP/1.1", f"Host: {_host(address)}"]
    if address.username is not None:
        account = f"{unquote(address.username)}:{unquote(address.password or '')}"
        lines.append(f"Authorization: Basic {base64.b64encode(account.encode()).decode()}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if "connection" not in headers:
        lines.append("Connection: close")
    with _connection(address) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        return _read(connection)


def _host(address: SplitResult) -> str:
    """The host with its port, without the account."""
    return address.netloc.rpartition("@")[2]


def _connection(address: SplitResult) -> socket.socket:
    is_safe = address.scheme == "https"
    plain = socket.create_connection((address.hostname or "", address.port or (443 if is_safe else 80)), _PATIENCE)
    return ssl.create_default_context().wrap_socket(plain, server_hostname=address.hostname) if is_safe else plain


def _read(connection: socket.socket) -> Answer:
    received = b""
    while b"\r\n\r\n" not in received:
        if not (more := connection.recv(65536)):
            raise ConnectionError("连接被中途关闭")
        received += more
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers: dict[str, Any] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    status = int(first.split()[1])
    length = int(headers.get("content-length", 1_000_000))
    while status not in (100, 101) and len(body) < min(length, 1_000_000) and (more := connection.recv(65536)):
        body += more
    return Answer(status, headers, body)
