"""Debian's nginx as an ordinary process, with the site of the installation, whole or with one thing wrong."""

import os
import shutil
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.browser import free_ports
from yuboard.settings import ROOT

SITE = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
_FRAME = """
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {site}
}}
"""
# A sign-in of the proxy's own, as docs/deploy.md has it, and the account that it knows.
SIGN_IN, ACCOUNT = 'auth_basic "yuboard"; auth_basic_user_file accounts;', ("审核员", "密码 1:2")
# What may be wrong with a site: the directive, and what stands in its place.
WRONGS = {
    "nothing": ("", ""),
    "upgrade": ("proxy_set_header Upgrade $http_upgrade;", ""),
    "host": ("Host $http_host;", "Host 127.0.0.1;"),
    "foreign host": ("Host $http_host;", "Host inside.example;"),
    "origin": ("proxy_http_version 1.1;", 'proxy_http_version 1.1; proxy_set_header Origin "";'),
    "policy": ("gzip on;", "gzip on; proxy_hide_header Content-Security-Policy;"),
    "cookies": ("large_client_header_buffers 4 32k;", "large_client_header_buffers 4 2k;"),
    "uploads": ("client_max_body_size 21m;", "client_max_body_size 1m;"),
    "numbers": ("location ~ ", "location ~ /never"),
    "packing": ("gzip on;", 'proxy_set_header Accept-Encoding "";'),
    "identity": ('X-Remote-User "";', "X-Remote-User $http_x_remote_user;"),
    "sign-in": ('X-Remote-User "";', f"X-Remote-User $remote_user; {SIGN_IN}"),
    "service": ("proxy_pass http://yuboard;", "proxy_pass http://127.0.0.1:1;"),
    "idle": ("proxy_read_timeout 300s;", "proxy_read_timeout 2s;"),
    "path": ("location / {", "location /kanban/ {"),
}


def program() -> str:
    """The system's nginx; a missing one is a failure, never a skip."""
    path = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if path is None:
        pytest.fail("no nginx on this machine; sh scripts/setup_nginx.sh installs it")
    return path


@contextmanager
def nginx(folder: Path, backends: Sequence[str], others: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """Addresses of a running nginx: under ``tls`` the site as it is installed, under each name of WRONGS a plain one.

    ``backends`` are the processes behind it; ``others`` has, for some names, a process of its own.
    """
    names = ["tls", "moved", *WRONGS]
    ports = dict(zip(names, free_ports(len(names)), strict=True))
    (folder / "nginx.conf").write_text(_configured(folder, ports, backends, others), encoding="utf-8")
    certify(folder)
    hashed = subprocess.run(["openssl", "passwd", "-apr1", ACCOUNT[1]], check=True, capture_output=True, text=True)
    (folder / "accounts").write_text(f"{ACCOUNT[0]}:{hashed.stdout}", encoding="utf-8")
    command = [program(), "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen([*command, "-g", "daemon off;"])
    try:
        _wait_for(f"http://127.0.0.1:{ports['nothing']}/")
        yield {name: f"http{'s' * (name == 'tls')}://localhost:{port}" for name, port in ports.items()}
    finally:
        process.terminate()
        process.wait(timeout=20)


def certify(folder: Path) -> None:
    """A certificate of this machine, that vouches for itself."""
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(folder / "yuboard.key"), "-out", str(folder / "yuboard.crt")),
        ],
        check=True,
        capture_output=True,
    )


def _configured(folder: Path, ports: Mapping[str, int], backends: Sequence[str], others: Mapping[str, str]) -> str:
    processes = "".join(f"server {urlsplit(address).netloc};" for address in backends)
    shared, plain, safe = _parts(SITE.replace("server 127.0.0.1:8501;", processes))
    safe = safe.replace("listen 443", f"listen 127.0.0.1:{ports['tls']}").replace("/etc/yuboard/tls", str(folder))
    plain = plain.replace("listen 80", f"listen 127.0.0.1:{ports['moved']}")
    site = "\n".join([shared, plain, safe, *(_wrong(safe, name, ports, others) for name in WRONGS)])
    # Workers of a root process would be another user, who has no way into the folder.
    user = "user root;" if os.geteuid() == 0 else ""
    return _FRAME.format(folder=folder, user=user, site=site.replace("/var/log/nginx", str(folder)))


def _parts(site: str) -> tuple[str, str, str]:
    """What the servers share, the server that leads to TLS, and the one that has it."""
    shared, first, second = site.split("\nserver {")
    return shared, f"server {{{first}", f"server {{{second}"


def _wrong(safe: str, name: str, ports: Mapping[str, int], others: Mapping[str, str]) -> str:
    lines = [line for line in safe.splitlines() if "ssl_" not in line]
    before, after = WRONGS[name]
    assert before in safe
    text = "\n".join(lines).replace(before, after, 1) if before else "\n".join(lines)
    text = text.replace(f"listen 127.0.0.1:{ports['tls']} ssl http2", f"listen 127.0.0.1:{ports[name]}")
    return text.replace("http://yuboard;", f"{others[name]};") if name in others else text


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + 20
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return
