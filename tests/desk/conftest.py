"""An archive with one doubtful article and one certain, and its desk."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from luutru.building.archive import open_archive
from luutru.desk.app import create_app
from luutru.desk.desk import Desk
from luutru.desk.guard import Guard

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

HERE = "http://127.0.0.1:8010"

DOUBTFUL = """---
# Ghi chú của người giữ kho.
title: Quận họp bàn
slug: quan-hop-ban
id: "0123456789ab"
date: 2018-03-03
published: "2018-03-03"
outlet: Kinh tế & Đô thị
authors: [HN]
districts: [Đống Đa, Ba Đình]
evidence:
  title: {line: 1, text: Quận họp bàn, rule: title-line, confidence: 0.99}
  published: {line: 2, text: 03-03-2018, rule: date-line, confidence: 0.99}
  outlet: {line: 6, text: KTĐT, rule: credit, confidence: 0.6}
  authors: {line: 7, text: HN, rule: byline, confidence: 0.7, value: HN}
  districts:
    - {line: 3, text: quận Đống Đa, rule: unit-word, confidence: 0.97, value: Đống Đa}
    - {line: 4, text: Ba Đình, rule: bare-name, confidence: 0.55, value: Ba Đình}
  event: {line: 4, text: hôm qua, rule: relative, confidence: 0.4, value: "2018-03-02"}
---

Hôm qua, quận Đống Đa họp bàn.

Các phường ở Ba Đình cùng dự.
"""
LEDGER = """#encoding	utf-8
#bom	no
#newline	\\n
#final_newline	yes
line	role	rule	text
1	title	first	Quận họp bàn
2	meta	date	03-03-2018
3	sapo	lead	Hôm qua, quận Đống Đa họp bàn.
4	body	text	Các phường ở Ba Đình cùng dự.
5	blank	blank	\u0020
6	source	credit	Theo KTĐT
7	byline	name	HN
8	furniture	share	Chia sẻ <script>alert(1)</script>
"""
CERTAIN = """---
title: Quận kết nạp đảng viên
slug: quan-ket-nap
id: "ba9876543210"
published: "2018-03-04"
---

Ngày 4/3, quận kết nạp mười đảng viên mới.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "content/ledger").mkdir(parents=True)
    (tmp_path / "archive.toml").write_text('title = "Kho thử"\n', encoding="utf-8")
    (tmp_path / "content/quan-hop-ban.md").write_text(DOUBTFUL, encoding="utf-8")
    (tmp_path / "content/ledger/quan-hop-ban.tsv").write_text(LEDGER, encoding="utf-8")
    (tmp_path / "content/quan-ket-nap.md").write_text(CERTAIN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def desk(archive: Path) -> Desk:
    return Desk(open_archive(archive))


@dataclass
class Curator:
    """Who has opened the desk."""

    browser: FlaskClient
    token: str

    def see(self, path: str) -> str:
        """Return a page, without its entities."""
        answer = self.browser.get(path, base_url=HERE, follow_redirects=True)
        assert answer.status_code == 200, path
        return html.unescape(answer.text)

    def decide(self, path: str, **form: str | list[str]) -> str:
        """Send a form and return the page that follows."""
        data = {"token": self.token, **form}
        answer = self.browser.post(path, base_url=HERE, data=data, follow_redirects=True)
        return html.unescape(answer.text)


@pytest.fixture
def curator(desk: Desk) -> Curator:
    guard = Guard(8010)
    browser = create_app(desk, guard).test_client()
    browser.get(f"/?token={guard.token}", base_url=HERE)
    return Curator(browser, guard.token)
