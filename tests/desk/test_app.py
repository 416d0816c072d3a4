"""The desk answers its own page on this machine, and nobody else."""

from __future__ import annotations

import html
import io
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from luutru.building.archive import open_archive
from luutru.commands.build import run_build
from luutru.console import Console
from luutru.content.markdown_writing import CAPTION_MARK
from luutru.desk import whole_articles
from luutru.desk.app import create_app
from luutru.desk.guard import COOKIE, Guard
from luutru.desk.page_routes import explain_date
from luutru.messages import speaking

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from luutru.desk.desk import Desk

    from .conftest import Curator

HERE = "http://127.0.0.1:8010"
ARTICLE = "/bai/quan-hop-ban"
VALUES = f"{ARTICLE}/gia-tri"


@pytest.fixture
def guard() -> Guard:
    return Guard(8010)


@pytest.fixture
def stranger(desk: Desk, guard: Guard) -> FlaskClient:
    """A browser that does not know the token."""
    return create_app(desk, guard).test_client()


@pytest.fixture
def browser_of_curator(stranger: FlaskClient, guard: Guard) -> FlaskClient:
    answer = stranger.get(f"/?token={guard.token}", base_url=HERE)
    assert answer.status_code == 302
    assert guard.token not in answer.location
    return stranger


def test_without_the_token_nothing_is_shown_and_nothing_is_done(stranger: FlaskClient, desk: Desk) -> None:
    for path in ("/", ARTICLE, "/xem/index.html", "/ngay?gia-tri=2018", "/?token=wrong", "/_tinh/desk.js"):
        assert stranger.get(path, base_url=HERE).status_code == 403, path
    answer = stranger.post(VALUES, base_url=HERE, data={"outlet": "X", "token": "wrong"})
    assert answer.status_code == 403
    assert desk.open("quan-hop-ban").file.article.outlet == "Kinh tế & Đô thị"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_request_of_another_page_is_refused(
    browser_of_curator: FlaskClient, guard: Guard, headers: dict[str, str]
) -> None:
    form = {"outlet": "X", "token": guard.token}
    assert browser_of_curator.post(VALUES, base_url=HERE, data=form, headers=headers).status_code == 403
    assert browser_of_curator.get("/", base_url=HERE, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "host", ["http://example.org:8010", "http://127.0.0.1:80", "http://127.0.0.1.nip.io:8010"]
)
def test_another_name_for_this_machine_is_refused(stranger: FlaskClient, guard: Guard, host: str) -> None:
    assert stranger.get(f"/?token={guard.token}", base_url=host).status_code == 403


def test_the_cookie_alone_decides_nothing(browser_of_curator: FlaskClient, desk: Desk) -> None:
    assert browser_of_curator.post(VALUES, base_url=HERE, data={"outlet": "X"}).status_code == 403
    assert desk.open("quan-hop-ban").file.article.outlet == "Kinh tế & Đô thị"


def test_the_cookie_is_for_this_page_alone(stranger: FlaskClient, guard: Guard) -> None:
    cookie = stranger.get(f"/?token={guard.token}", base_url=HERE).headers["Set-Cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_decision_is_carried_out_and_undone(
    browser_of_curator: FlaskClient, guard: Guard, desk: Desk
) -> None:
    form = {"outlet": "Hànộimới", "token": guard.token}
    answer = browser_of_curator.post(VALUES, base_url=HERE, data=form)
    assert (answer.status_code, answer.location) == (303, ARTICLE)
    assert desk.open("quan-hop-ban").file.article.outlet == "Hànộimới"
    answer = browser_of_curator.post("/hoan-tac", base_url=HERE, data={"token": guard.token})
    assert answer.status_code == 303
    assert desk.open("quan-hop-ban").file.article.outlet == "Kinh tế & Đô thị"
    answer = browser_of_curator.post("/hoan-tac", base_url=HERE, data={"token": guard.token})
    assert answer.status_code == 409


def test_a_wrong_value_is_told_on_the_article_s_page(browser_of_curator: FlaskClient, guard: Guard) -> None:
    form = {"published": "hôm qua", "token": guard.token}
    answer = browser_of_curator.post(VALUES, base_url=HERE, data=form)
    assert answer.status_code == 422
    assert "hôm qua" in answer.text


@pytest.mark.parametrize("path", ["/bai/khong-co", "/xem/../x", "/xem/%2e%2e/archive.toml", "/xem/x"])
def test_what_is_not_there_is_not_found(browser_of_curator: FlaskClient, path: str) -> None:
    assert browser_of_curator.get(path, base_url=HERE).status_code == 404


def test_pages_are_sealed_and_no_text_becomes_markup(browser_of_curator: FlaskClient) -> None:
    answer = browser_of_curator.get(ARTICLE, base_url=HERE)
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


def test_the_preview_shows_what_the_file_says_now_without_a_build(
    browser_of_curator: FlaskClient, guard: Guard, archive: Path
) -> None:
    run_build(open_archive(archive), Console(quiet=True), jobs=1, strict=False, timings=False)
    form = {"title": "Quận họp bàn việc lớn", "token": guard.token}
    browser_of_curator.post(VALUES, base_url=HERE, data=form)
    page = browser_of_curator.get("/xem/bai/quan-hop-ban.html", base_url=HERE)
    assert "Quận họp bàn việc lớn" in page.text
    built = (archive / "site/bai/quan-hop-ban.html").read_text(encoding="utf-8")
    assert "Quận họp bàn việc lớn" not in built
    assert browser_of_curator.get("/xem/assets/icon.svg", base_url=HERE).status_code == 200


def test_dates_are_explained_as_they_are_typed(desk: Desk) -> None:
    assert explain_date(desk, "2018-01-19") == "19/1/2018"
    assert "2021" in explain_date(desk, "2021~")
    assert "hôm qua" in explain_date(desk, "hôm qua")
    assert explain_date(desk, "  ") == ""


def test_the_desk_speaks_vietnamese(desk: Desk, guard: Guard) -> None:
    with speaking("vi"):
        client = create_app(desk, guard).test_client()
        client.get(f"/?token={guard.token}", base_url=HERE)
        assert "Bàn làm việc" in client.get("/", base_url=HERE).text
        assert "Lưu và ghi là đã duyệt" in client.get(ARTICLE, base_url=HERE).text


def test_long_lists_have_pages_and_a_kind_can_be_asked_for(
    browser_of_curator: FlaskClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("luutru.desk.page_routes._PAGE", 1)
    monkeypatch.setattr("luutru.desk.page_routes._FEW", 0)
    whole_articles.link_copy(desk, "quan-ket-nap", "quan-hop-ban")
    whole_articles.link_copy(desk, "quan-hop-ban", "quan-ket-nap")
    assert "/viec/dang-lai" in browser_of_curator.get("/", base_url=HERE).text
    first = browser_of_curator.get("/viec/dang-lai", base_url=HERE).text
    second = browser_of_curator.get("/viec/dang-lai?trang=2", base_url=HERE).text
    assert ("trang=2" in first, "trang=1" in second) == (True, True)
    assert "Quận kết nạp" in second
    assert "quan-hop-ban" in browser_of_curator.get("/viec/chua-chac?muc=event", base_url=HERE).text
    assert "quan-hop-ban" not in browser_of_curator.get("/viec/chua-chac?muc=title", base_url=HERE).text
    assert browser_of_curator.get("/viec/khong-co", base_url=HERE).status_code == 404


def test_the_same_elsewhere_is_asked_for_and_mended_by_forms(
    browser_of_curator: FlaskClient, guard: Guard, desk: Desk
) -> None:
    alone = browser_of_curator.get(f"{ARTICLE}/noi-khac?dong=4", base_url=HERE).text
    assert "Nothing like it" in alone
    assert 'name="role"' not in alone
    for path, old in (("quan-hop-ban.md", "0123456789ab"), ("ledger/quan-hop-ban.tsv", "")):
        text = (
            (desk.content / path).read_text(encoding="utf-8").replace("slug: quan-hop-ban", "slug: quan-ba")
        )
        text = text.replace(old, "9123456789ab") if old else text
        (desk.content / path.replace("quan-hop-ban", "quan-ba")).write_text(text, encoding="utf-8")
    desk.look()
    page = browser_of_curator.get(f"{ARTICLE}/noi-khac?gia-tri=authors:HN", base_url=HERE)
    assert 'value="quan-hop-ban:HN" checked' in page.text
    assert "In the pages of Kinh tế &amp; Đô thị, those reviewed left out. What is marked" in " ".join(
        page.text.split()
    )
    form = {"token": guard.token, "field": "authors", "wrong": "1", "chosen": "quan-hop-ban:HN"}
    assert browser_of_curator.post(f"{ARTICLE}/ca-noi-khac", base_url=HERE, data=form).status_code == 303
    assert desk.open("quan-hop-ban").file.article.authors == ()
    form = {"token": guard.token, "line": "4"}
    answer = browser_of_curator.post(f"{ARTICLE}/noi-khac", base_url=HERE, data=form)
    assert answer.location == f"{ARTICLE}/noi-khac?dong=4"
    assert 'value="4:quan-hop-ban"' in browser_of_curator.get(answer.location, base_url=HERE).text
    form = {"token": guard.token, "role": "furniture", "chosen": "4:quan-hop-ban"}
    assert browser_of_curator.post(f"{ARTICLE}/ca-noi-khac", base_url=HERE, data=form).status_code == 303
    ledger = desk.open("quan-hop-ban").ledger
    assert ledger
    assert [row.role for row in ledger.rows if row.line == 4] == ["furniture"]
    # A text that no cleaning wrote stays, and the curator is told so, once.
    assert "stays as it is" in browser_of_curator.get(ARTICLE, base_url=HERE).text
    assert "stays as it is" not in browser_of_curator.get(ARTICLE, base_url=HERE).text
    form = {"token": guard.token, "role": "body"}
    assert browser_of_curator.post(f"{ARTICLE}/vai-tro", base_url=HERE, data=form).status_code == 422


def test_the_same_value_on_other_words_is_not_marked(browser_of_curator: FlaskClient, desk: Desk) -> None:
    path = desk.content / "quan-ket-nap.md"
    found = "topics: {line: 1, text: đảng, rule: topic-cues, confidence: 0.6, value: y-te}"
    front = f"topics: [y-te]\nevidence:\n  {found}\n---\n\n"
    text = path.read_text(encoding="utf-8").replace("---\n\n", front)
    path.write_text(text, encoding="utf-8")
    other = text.replace("quan-ket-nap", "quan-ba").replace("ba98", "ba99").replace("text: đảng", "text: y")
    (desk.content / "quan-ba.md").write_text(other, encoding="utf-8")
    desk.look()
    like = browser_of_curator.get("/bai/quan-ket-nap/noi-khac?gia-tri=topics:y-te", base_url=HERE).text
    assert "In the pages of all outlets" in like
    assert 'value="quan-ket-nap:y-te" checked' in like
    assert 'value="quan-ba:y-te">' in like  # which stands on other words there


def test_a_picture_is_sent_by_a_form(browser_of_curator: FlaskClient, guard: Guard, desk: Desk) -> None:
    target = io.BytesIO()
    Image.new("RGB", (9, 9)).save(target, "PNG")
    form = {"token": guard.token, "caption": "Họp", "after": "1"}
    sent = {**form, "picture": (io.BytesIO(target.getvalue()), "a.png")}
    assert browser_of_curator.post(f"{ARTICLE}/anh", base_url=HERE, data=sent).status_code == 303
    shown = desk.open("quan-hop-ban").file.body_md.split("\n\n")[1]
    url = shown.partition("(")[2].rstrip(")")
    assert browser_of_curator.get(f"/xem/{url}", base_url=HERE).data.startswith(b"\x89PNG")
    assert browser_of_curator.post(f"{ARTICLE}/anh", base_url=HERE, data=form).status_code == 422
    stolen = {"picture": (io.BytesIO(target.getvalue()), "a.png")}
    assert browser_of_curator.post(f"{ARTICLE}/anh", base_url=HERE, data=stolen).status_code == 403


def test_one_wrong_field_keeps_no_other_from_being_saved(
    browser_of_curator: FlaskClient, guard: Guard, desk: Desk
) -> None:
    form = {"outlet": "ha noi moi", "was-outlet": "Kinh tế & Đô thị", "topics": "nhà trọ", "was-topics": ""}
    form |= {"published": "31/2/2018", "was-published": "3/3/2018", "reviewed": "1", "token": guard.token}
    refused = browser_of_curator.post(VALUES, base_url=HERE, data=form)
    assert refused.status_code == 422
    said = " ".join(html.unescape(refused.text).split())
    assert "Saved: Báo, trang tin. Not saved:" in said
    assert "Ngày đăng: 2/2018 has no day 31" in said
    assert "Chủ đề: " in said
    assert "Stands there now" not in said
    for shown in ('name="outlet" value="Hànộimới"', 'name="published" value="31/2/2018"', 'value="nhà trọ"'):
        assert shown in refused.text
    article = desk.open("quan-hop-ban").file.article
    assert (article.outlet, article.published, article.reviewed) == ("Hànộimới", "2018-03-03", False)
    wrong = {"right": "districts:Ba Đình", "published": "31/2/2018", "token": guard.token}
    assert browser_of_curator.post(VALUES, base_url=HERE, data=wrong).status_code == 422
    evidence = desk.open("quan-hop-ban").file.evidence["districts"]
    assert {piece.confidence for piece in evidence if piece.value == "Ba Đình"} == {1.0}, (
        "what was said counts"
    )


def test_a_refused_form_keeps_what_was_typed(
    browser_of_curator: FlaskClient, guard: Guard, desk: Desk
) -> None:
    form = {"outlet": "Báo Sông Thu", "published": "4/5/2018", "topics": "nhà trọ", "token": guard.token}
    answer = browser_of_curator.post(VALUES, base_url=HERE, data=form)
    assert answer.status_code == 422
    assert "content/quan-hop-ban.md:" not in answer.text
    for field in ("outlet", "published", "topics"):
        assert f'name="{field}" value="{form[field]}"' in answer.text
    slug = {"slug": "… – !", "token": guard.token}
    refused = browser_of_curator.post(f"{ARTICLE}/doi-dia-chi", base_url=HERE, data=slug)
    assert (refused.status_code, 'value="… – !"' in refused.text) == (422, True)
    assert "<details open>" in refused.text


@pytest.mark.parametrize(
    ("rule", "box", "said"),
    [
        ("gop", "into", "hãy ghi tiêu đề hoặc địa chỉ của bài cần gộp"),
        ("rut", "reason", "hãy ghi lý do"),
        ("doi-dia-chi", "slug", "hãy ghi địa chỉ mới"),
        ("anh", "caption", "hãy chọn"),
    ],
)
def test_an_empty_box_is_answered_in_the_language_of_the_desk(
    browser_of_curator: FlaskClient, guard: Guard, rule: str, box: str, said: str
) -> None:
    with speaking("vi"):
        form = {"token": guard.token, box: " "}
        refused = browser_of_curator.post(f"{ARTICLE}/{rule}", base_url=HERE, data=form)
    assert (refused.status_code, " required" in refused.text) == (422, False)
    assert said in refused.text


def test_an_article_is_merged_by_the_box_that_says_so(browser_of_curator: FlaskClient, guard: Guard) -> None:
    form = {"token": guard.token, "into": "kết nạp"}
    merged = browser_of_curator.post(f"{ARTICLE}/gop", base_url=HERE, data=form)
    assert merged.location == "/bai/quan-ket-nap"


def test_a_second_page_is_merged_with_its_text(
    browser_of_curator: FlaskClient, guard: Guard, desk: Desk
) -> None:
    second = desk.open("quan-hop-ban").file.body_md.strip()
    form = {"token": guard.token, "into": "kết nạp", "text": "1"}
    assert browser_of_curator.post(f"{ARTICLE}/gop", base_url=HERE, data=form).status_code == 303
    assert desk.open("quan-ket-nap").file.body_md.strip().endswith(f"đảng viên mới.\n\n{second}")
    desk.undo()
    assert second not in desk.open("quan-ket-nap").file.body_md


def test_what_was_done_is_said_once(browser_of_curator: FlaskClient, guard: Guard) -> None:
    form = {"outlet": "Hànộimới", "token": guard.token}
    done = browser_of_curator.post(VALUES, base_url=HERE, data=form, follow_redirects=True)
    assert "done: Báo, trang tin" in done.text
    assert "done: " not in browser_of_curator.get(ARTICLE, base_url=HERE).text
    again = browser_of_curator.post(VALUES, base_url=HERE, data=form, follow_redirects=True)
    assert "nothing was changed" in again.text
    token = {"token": guard.token}
    undone = browser_of_curator.post("/hoan-tac", base_url=HERE, data=token, follow_redirects=True)
    assert "taken back: Báo, trang tin" in undone.text


def test_a_conflict_keeps_what_was_typed_and_shows_what_stands_there(
    browser_of_curator: FlaskClient, guard: Guard
) -> None:
    form = {"token": guard.token, "was-outlet": "Kinh tế & Đô thị"}
    browser_of_curator.post(VALUES, base_url=HERE, data={**form, "outlet": "Hànộimới"})
    refused = browser_of_curator.post(VALUES, base_url=HERE, data={**form, "outlet": "Dân trí"})
    assert refused.status_code == 422
    assert 'name="outlet" value="Dân trí"' in refused.text
    assert "Stands there now: Hànộimới" in refused.text
    assert 'name="was-outlet" value="Hànộimới"' in refused.text
    again = {"token": guard.token, "was-outlet": "Hànộimới", "outlet": "Dân trí"}
    assert browser_of_curator.post(VALUES, base_url=HERE, data=again).status_code == 303
    text = {"token": guard.token, "body": "Một đoạn.", "was-body": "Cái gì khác."}
    refused = browser_of_curator.post(f"{ARTICLE}/van-ban", base_url=HERE, data=text)
    assert (refused.status_code, "Một đoạn.</textarea>" in refused.text) == (422, True)
    assert "<pre>Hôm qua" in refused.text


def test_a_decision_is_told_with_its_articles_and_its_undoing(
    browser_of_curator: FlaskClient, guard: Guard, desk: Desk
) -> None:
    form = {"outlet": "Hànộimới", "token": guard.token}
    done = browser_of_curator.post(VALUES, base_url=HERE, data=form, follow_redirects=True).text
    assert "<del>Kinh tế &amp; Đô thị</del> → <ins>Hànộimới</ins>" in done
    [decision] = desk.journal.decisions()
    assert done.count(f'name="mark" value="{decision.mark}"') == 2  # in the notice and among what was done
    merged = {"token": guard.token, "into": "kết nạp"}
    done = browser_of_curator.post(f"{ARTICLE}/gop", base_url=HERE, data=merged, follow_redirects=True).text
    assert "merged: “Quận họp bàn”" in done
    undo = {"token": guard.token, "mark": desk.journal.decisions()[-1].mark}
    assert browser_of_curator.post("/hoan-tac", base_url=HERE, data=undo).status_code == 303
    assert desk.index.has("quan-hop-ban")


def test_what_was_split_off_leads_back(browser_of_curator: FlaskClient, guard: Guard) -> None:
    form = {"token": guard.token, "line": ["3", "4"]}
    split = browser_of_curator.post(f"{ARTICLE}/tach", base_url=HERE, data=form, follow_redirects=True).text
    origin = 'href="/bai/quan-hop-ban#d3">Quận họp bàn</a> (quan-hop-ban, lines 3-4)'
    assert origin in split
    first = browser_of_curator.get(ARTICLE, base_url=HERE).text
    assert 'Lines 3-4 became an article of their own: <a href="/bai/hom-qua-quan-dong-da-hop-ban">' in first
    assert '<section class="raw"' not in split


def test_any_article_is_found(browser_of_curator: FlaskClient) -> None:
    everything = browser_of_curator.get("/bai", base_url=HERE).text
    assert "Quận họp bàn" in everything
    assert "Quận kết nạp đảng viên" in everything
    for words in ("ket nap", "quan-ket-nap"):
        assert browser_of_curator.get(f"/bai?tu={words}", base_url=HERE).location == "/bai/quan-ket-nap"
    assert "(0)" in browser_of_curator.get("/bai?tu=kho báu", base_url=HERE).text


def test_topics_stand_by_their_names_and_are_read_by_them(
    browser_of_curator: FlaskClient, guard: Guard, desk: Desk
) -> None:
    for typed in ("y-te; Giáo dục", "Y tế; nong thon moi"):
        form = {"topics": typed, "token": guard.token}
        shown = browser_of_curator.post(VALUES, base_url=HERE, data=form, follow_redirects=True).text
        assert 'name="topics" value="Y tế; ' in shown
    assert desk.open("quan-hop-ban").file.article.topics == ("y-te", "nong-thon-moi")


def test_what_no_person_can_overrule_is_not_offered(browser_of_curator: FlaskClient, desk: Desk) -> None:
    rows = "a.htm\tlisting\tx\nb.doc\tunsupported\tx\nc_files\tpage-files\tx\n"
    (desk.content / "set-aside.tsv").write_text(f"file\treason\tdetail\n{rows}", encoding="utf-8")
    shown = browser_of_curator.get("/", base_url=HERE).text
    assert 'value="a.htm"' in shown
    assert "b.doc" in shown
    assert 'value="b.doc">It is an article' not in shown
    assert "c_files" not in shown
    assert shown.count('formaction="/khong-phai-bai-bao"') == 2
    (desk.archive.seeds).mkdir(exist_ok=True)
    (desk.archive.seeds / "a.htm").write_text("<p>Dòng <b>một</b></p>\n", encoding="utf-8")
    read = browser_of_curator.get("/tep/a.htm", base_url=HERE).text
    assert "<p>Dòng một</p>" in read
    assert '<button name="file" value="a.htm">It is an article' in read  # judged where it is read
    assert browser_of_curator.get("/tep/../archive.toml", base_url=HERE).status_code == 404
    for reason in ("listing", "unsupported"):
        assert desk.words.set_aside_cures[reason] in html.unescape(shown)


def test_what_cannot_be_undone_stays_listed_with_the_reason(
    browser_of_curator: FlaskClient, guard: Guard, desk: Desk
) -> None:
    form = {"outlet": "Hànộimới", "token": guard.token}
    browser_of_curator.post(VALUES, base_url=HERE, data=form)
    path = desk.content / "quan-hop-ban.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")
    answer = browser_of_curator.post("/hoan-tac", base_url=HERE, data={"token": guard.token})
    assert (answer.status_code, "Báo, trang tin" in answer.text) == (409, True)
    log = browser_of_curator.get("/viec/da-lam", base_url=HERE).text
    assert "cannot be undone</b>: content/quan-hop-ban.md was changed since" in log


def test_each_mark_that_cleaning_writes_is_explained_below_the_text(curator: Curator) -> None:
    page = curator.see(ARTICLE)
    help_text = page.split('id="h-body">')[1].split("</ul>")[0]
    assert 'aria-describedby="h-body"' in page
    for mark in (CAPTION_MARK, "## ", "- ", "![…](anh/…)", "\\"):
        assert f"<code>{mark}</code>" in help_text, mark


def test_each_decision_says_how_it_is_undone_or_why_it_is_not(curator: Curator, archive: Path) -> None:
    curator.decide(VALUES, outlet="Hànộimới")
    curator.decide(VALUES, wrong="districts:Ba Đình")
    curator.decide("/bai/quan-ket-nap/gia-tri", outlet="Hànộimới")
    path = archive / "content/quan-ket-nap.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")
    for page in ("/viec/da-lam", "/"):
        told = re.findall(r"<li>\s*<time.*?</li>", curator.see(page), re.DOTALL)
        said = [
            "Undo this" if "Undo this" in one else one.partition("</b>: ")[2].split("</li>")[0]
            for one in told
        ]
        assert [" ".join(one.split()) for one in said] == [
            "content/quan-ket-nap.md was changed since",
            "Undo this",
            "“Quận, huyện: wrong” was decided later; undo that first",
        ]


def test_the_address_of_an_action_leads_to_its_article(browser_of_curator: FlaskClient) -> None:
    for action in ("tach", "gia-tri", "rut"):
        assert browser_of_curator.get(f"{ARTICLE}/{action}", base_url=HERE).location == ARTICLE
    assert browser_of_curator.get("/hoan-tac", base_url=HERE).location == "/"


def test_an_unknown_address_leads_back(
    browser_of_curator: FlaskClient, stranger: FlaskClient, guard: Guard
) -> None:
    answer = browser_of_curator.get("/khong-co/gi", base_url=HERE)
    assert answer.status_code == 404
    assert "There is nothing at this address of the desk." in answer.text
    assert 'href="/">Back to the list' in answer.text
    assert guard.token not in stranger.get("/khong-co/gi", base_url="http://evil.example").text


def test_lists_are_joined_so_that_a_comma_may_stand_in_a_label(desk: Desk) -> None:
    assert desk.say("topics", "y-te; giao-duc") == "Y tế; Giáo dục"
    assert desk.say("districts", "Đống Đa; Ba Đình") == "Đống Đa; Ba Đình"


def test_a_long_list_is_typed_in_a_box_that_shows_all_of_it(curator: Curator, desk: Desk) -> None:
    names = ["Đống Đa", "Ba Đình", "Tây Hồ", "Cầu Giấy", "Hà Đông", "Long Biên", "Thanh Xuân"]
    page = curator.decide(VALUES, districts="\r\n".join(names))
    assert desk.open("quan-hop-ban").file.article.districts == tuple(names)
    box = re.search(r'<textarea id="f-districts" name="districts" rows="(\d+)">([^<]*)<', page)
    assert box
    assert (int(box[1]) >= 2, box[2]) == (True, "; ".join(names))


def test_a_day_elsewhere_is_marked_only_on_the_same_words(curator: Curator, desk: Desk) -> None:
    path = desk.content / "quan-ba.md"
    text = (desk.content / "quan-hop-ban.md").read_text(encoding="utf-8")
    other = text.replace("quan-hop-ban", "quan-ba").replace("0123", "9123").replace("03-03", "03-09")
    path.write_text(other, encoding="utf-8")
    desk.look()
    like = curator.see(f"{ARTICLE}/noi-khac?gia-tri=published:2018-03-03")
    assert 'value="quan-hop-ban:2018-03-03" checked' in like
    assert 'value="quan-ba:2018-03-09">' in like


def test_an_outlet_that_was_nearly_typed_is_taken_by_a_button(curator: Curator, desk: Desk) -> None:
    page = curator.decide(VALUES, outlet="Kinh te va Do thii")
    offer = re.search(r'name="take" value="(outlet:[^"]+)"', page)
    assert offer, page
    page = curator.decide(VALUES, outlet="Kinh te va Do thii", take=offer[1])
    assert 'role="alert"' not in page
    assert f"outlet:{desk.open('quan-hop-ban').file.article.outlet}" == offer[1]
