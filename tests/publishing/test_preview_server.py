"""The preview's server: whatever is asked, it answers, says nothing of it, and shows the site alone."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from luutru.errors import LuutruError
from luutru.publishing.preview_server import PreviewHandler, PreviewServer, PreviewState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = b"not of the site"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    site = tmp_path / "site"
    (site / "bai").mkdir(parents=True)
    (site / "index.html").write_text("<!DOCTYPE html><head></head><body>trang chủ", encoding="utf-8")
    (site / "bai" / "la.html").write_bytes(b"\xff\xfe<body>")
    (site / "a.css").write_text("p{}", encoding="utf-8")
    (tmp_path / "secret.txt").write_bytes(SECRET)
    (tmp_path / "secret.html").write_bytes(SECRET)
    (site / "out.txt").symlink_to(tmp_path / "secret.txt")
    (site / "out.html").symlink_to(tmp_path / "secret.html")
    (site / "up").symlink_to(tmp_path)
    running = PreviewServer(("127.0.0.1", 0), site, PreviewState(), lambda: "http://127.0.0.1:9/?token=x")
    thread = threading.Thread(target=running.serve_forever, args=(0.02,))  # how soon it is told to end
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


def ask(server: PreviewServer, data: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=120) as connection:
        connection.sendall(data)
        with suppress(OSError):  # it may have answered, and be gone, before it was told all
            connection.shutdown(socket.SHUT_WR)
        answer = b""
        while part := connection.recv(65536):
            answer += part
    return answer


def get(path: str, method: str = "GET", *, headers: str = "") -> bytes:
    return f"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n".encode("latin-1")


REQUESTS = {
    "page": (get("/index.html"), (200,)),
    "folder": (get("/"), (200,)),
    "no page": (get("/bai/khong-co.html"), (404,)),
    "letters that are none": (get("/bai/la.html"), (200,)),
    "style": (get("/a.css"), (200,)),
    "null byte": (get("/a%00.css"), (400, 404)),
    "null byte in a page": (get("/a%00.html"), (400, 404)),
    "half an escape": (get("/%"), (404,)),
    "bad escape": (get("/%zz%c3.html"), (400, 404)),
    "surrogate": (get("/%ed%a0%80.html"), (400, 404)),
    "long name": (get("/" + "a" * 4000 + ".html"), (400, 404)),
    "long address": (get("/" + "a" * 70000), (414,)),
    "no address": (get("//[/x"), (400, 404)),
    "another port": (get("http://[::1/x"), (400, 404)),
    "bare query": (get("?q=%ff"), (301,)),
    "up": (get("/../secret.txt"), (404,)),
    "up, escaped": (get("/%2e%2e/secret.txt"), (404,)),
    "up, twice": (get("/bai/..%2f..%2fsecret.txt"), (404,)),
    "link out": (get("/out.txt"), (404,)),
    "link out to a page": (get("/out.html"), (404,)),
    "link to a folder": (get("/up/secret.txt"), (404,)),
    "other edition": (get("/__luutru/nothing"), (404,)),
    "post": (get("/index.html", "POST", headers="Content-Length: 5\r\n") + b"12345", (501,)),
    "other method": (get("/", "BREW"), (501,)),
    "many headers": (get("/", headers="A: b\r\n" * 300), (431,)),
    "long header": (get("/", headers=f"A: {'b' * 70000}\r\n"), (431,)),
    "old": (b"GET /index.html\r\n", ()),
    "no request": (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", ()),
    "nothing": (b"", ()),
    "other version": (b"GET / HTTP/9.9\r\n\r\n", ()),
    "other host": (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", (403,)),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_whatever_is_asked_is_answered_and_nothing_beside_the_site_is_shown(
    name: str, server: PreviewServer, capfd: pytest.CaptureFixture[str]
) -> None:
    data, statuses = REQUESTS[name]
    answer = ask(server, data)
    assert SECRET not in answer
    if statuses:
        assert int(answer.split(b" ", 2)[1]) in statuses, answer[:200]
    assert ask(server, get("/index.html")).startswith(b"HTTP/1.0 200")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("path", ["/index.html", "/a.css", "/bai/khong-co.html"])
def test_head_is_get_without_the_body(path: str, server: PreviewServer) -> None:
    head, _, body = ask(server, get(path, "HEAD")).partition(b"\r\n\r\n")
    assert body == b""
    assert head.split(b"\r\n")[0] == ask(server, get(path)).split(b"\r\n")[0]


def test_a_file_that_a_browser_has_is_not_sent_again(server: PreviewServer) -> None:
    answer = ask(server, get("/a.css", headers="If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n"))
    assert answer.startswith(b"HTTP/1.0 304")


def test_a_reader_that_sends_nothing_is_let_go(
    server: PreviewServer, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert PreviewHandler.timeout <= 60
    monkeypatch.setattr(PreviewHandler, "timeout", 0.2)
    for begun in (b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: loc"):
        address = ("127.0.0.1", server.server_address[1])
        # It may be gone before that has come.
        with socket.create_connection(address, timeout=120) as connection, suppress(ConnectionError):
            connection.sendall(begun)
            assert connection.recv(10) == b""
    assert capfd.readouterr() == ("", "")


def test_the_desk_is_led_to_from_this_machine_and_no_other_site(server: PreviewServer) -> None:
    for path in ("/_ban-lam-viec/", "/_ban-lam-viec"):
        answer = ask(server, get(path))
        assert b" 303 " in answer.splitlines()[0]
        assert b"Location: http://127.0.0.1:9/?token=x" in answer
    for foreign in ("cross-site", "same-site"):
        answer = ask(server, get("/_ban-lam-viec/", headers=f"Sec-Fetch-Site: {foreign}\r\n"))
        assert b" 403 " in answer.splitlines()[0]
        assert b"token" not in answer
    server.names = None  # as when it listens to other machines
    assert b" 403 " in ask(server, get("/_ban-lam-viec/")).splitlines()[0]


def test_where_there_can_be_no_desk_the_page_says_why(server: PreviewServer) -> None:
    def refuse() -> str:
        raise LuutruError('run: pip install "luutru[desk]"')

    server.open_desk = refuse
    answer = ask(server, get("/_ban-lam-viec/"))
    assert b" 503 " in answer.splitlines()[0]
    assert b"pip install &quot;luutru[desk]&quot;" in answer
