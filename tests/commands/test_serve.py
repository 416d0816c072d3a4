"""The preview: what changed is built again and shown, an error stands in the page, nobody else may look."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from luutru.commands.serve import find_changed, look_at
from luutru.publishing.preview_server import OWN, PreviewState, add_to_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
ARTICLE = "---\ntitle: {title}\nslug: bai-mot\ndate: 2018-03-03\n---\n\nSáng 3/3, quận họp.\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "bai-mot.md").write_text(ARTICLE.format(title="Tên cũ"), encoding="utf-8")
    return folder


@pytest.fixture
def address(content: Path) -> Iterator[str]:
    """Serve the archive; gives host and port once the first build is done."""
    command = [sys.executable, "-m", "luutru", "serve", "--port", "0", "--archive", str(content.parent)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.match(r"http://(127\.0\.0\.1:\d+)/", process.stdout.readline())
        assert found
        while "done in" not in (line := process.stdout.readline()):
            assert line, "the first build failed"
        yield found[1]
        process.terminate()
        process.stdout.read()


def get(address: str, path: str, host: str | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection(address, timeout=120)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    text = answer.read().decode()
    assert answer.status != 200 or answer.getheader("Cache-Control") == "no-store"
    connection.close()
    return answer.status, text


def write_at_once(path: Path, text: str) -> None:
    """Write as editors do that never show half a file: on a busy machine, half a one would be built."""
    beside = path.with_name(f".{path.name}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def wait_for_other(address: str, page: str) -> None:
    """Ask as a page does that is told to ask again while nothing has changed."""
    answers = (get(address, f"{OWN}wait.js?since={edition_in(page)}") for _ in range(30))
    assert "location.reload();" in (text for _, text in answers)


def edition_in(page: str) -> str:
    found = re.search(rf'<script src="{OWN}reload.js" data-since="(\w+)" defer>', page)
    assert found
    return found[1]


def test_an_edit_is_built_and_announced_and_an_error_stands_in_the_page(address: str, content: Path) -> None:
    status, page = get(address, "/bai/bai-mot.html")
    assert status == 200
    assert "Tên cũ" in page
    path = content / "bai-mot.md"
    write_at_once(path, ARTICLE.format(title="Tên mới"))
    wait_for_other(address, page)
    status, page = get(address, "/bai/bai-mot.html")
    assert "Tên mới" in page
    write_at_once(path, ARTICLE.format(title="x").replace("slug:", "slgu:"))
    wait_for_other(address, page)
    status, page = get(address, "/bai/bai-mot.html")
    assert "content/bai-mot.md:3" in page
    assert "did you mean &quot;slug&quot;?" in page
    assert "Tên mới" in page, "the site before it is still there"
    write_at_once(path, ARTICLE.format(title="Đã sửa"))
    wait_for_other(address, page)
    status, page = get(address, "/bai/bai-mot.html")
    assert "luutru-error" not in page
    assert "Đã sửa" in page
    assert OWN not in (content.parent / "site" / "bai" / "bai-mot.html").read_text(encoding="utf-8")


def test_it_answers_to_this_machine_only_and_shows_nothing_beside_the_site(address: str) -> None:
    port = address.rpartition(":")[2]
    assert get(address, "/", f"localhost:{port}")[0] == 200
    assert get(address, "/", f"evil.example:{port}")[0] == 403
    assert get(address, "/assets/")[0] == 404
    assert get(address, "/../archive.toml")[0] == 404
    assert get(address, "/%2e%2e/content/bai-mot.md")[0] == 404
    assert get(address, "/khong-co.html")[0] == 404


@pytest.mark.browser
def test_a_page_in_a_browser_reloads_by_itself(address: str, content: Path, browser: Browser) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"http://{address}/bai/bai-mot.html")
    write_at_once(content / "bai-mot.md", ARTICLE.format(title="Tên mới"))
    page.wait_for_selector("h1:has-text('Tên mới')")
    write_at_once(content / "bai-mot.md", "no front matter")
    page.wait_for_selector(".luutru-error:has-text('has no front matter')")
    assert complaints == [], "the page's own policy allows what the preview adds"
    page.close()


def test_a_waiting_page_is_told_of_another_edition() -> None:
    state = PreviewState()
    first = state.edition
    state.announce("")
    assert state.wait_for_other(first)


def test_an_error_is_text_wherever_it_stands() -> None:
    page = add_to_page("<html><head></head><body class='x'><p>y</p></body></html>", "1", "<script>alert(1)")
    assert "<script>alert" not in page
    assert "<body class='x'>\n<section" in page
    assert add_to_page("plain text", "1", "") == "plain text"


def test_looking_twice_finds_what_is_new_gone_and_different(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("a/same.md", "a/gone.md", "a/other.md", ".hidden"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    before = look_at([tmp_path, tmp_path / "missing"])
    (tmp_path / "a/gone.md").unlink()
    (tmp_path / "a/other.md").write_text("xy", encoding="utf-8")
    (tmp_path / "new.md").write_text("x", encoding="utf-8")
    (tmp_path / ".new.swp").write_text("x", encoding="utf-8")
    changed = find_changed(before, look_at([tmp_path, tmp_path / "missing"]))
    assert changed == [str(tmp_path / name) for name in ("a/gone.md", "a/other.md", "new.md")]
