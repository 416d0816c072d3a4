"""Whatever an article is written in, it comes out as it went in."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from containers import drafts, outcomes, paragraphs, read_folder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from writers import FORMATS, HANOI, WITHOUT_AUTHOR, Invented

_PLACES = ("xã Hòa Lâm", "thôn Đông", "bản Nà Mẫu", "làng Thổ Ví", "khu phố Bến Cũ", "ấp Giồng Dầu")
_THINGS = (
    "cây cầu treo",
    "lớp dạy nghề",
    "nhà văn hóa",
    "vườn ươm giống",
    "đội thuyền cứu hộ",
    "thư viện cộng đồng",
)
_PEOPLE = ("Lò Văn Mẫu", "Vàng Thị Ví Dụ", "Trần Thử Nghiệm", "Nguyễn Minh Họa")


@st.composite
def articles(draw: st.DrawFn) -> list[Invented]:
    """Return one to three articles, each with its own words."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        place, thing = draw(st.sampled_from(_PLACES)), draw(st.sampled_from(_THINGS))
        count = draw(st.integers(12, 980)) + 1000 * number
        title = f"{place[0].upper()}{place[1:]} đưa {thing} số {number + 1} vào hoạt động"
        lead = f"Sau {count} ngày chờ đợi, {thing} mới đã mở cửa đón người dân {place}."
        extra = [
            f"Sáng nay, hơn {count} người dân {place} có mặt từ sớm để xem {thing} bắt đầu hoạt động.",
            f"Kinh phí xây dựng do {count} hộ trong vùng cùng đóng góp, phần còn lại được tỉnh hỗ trợ.",
            f"Ban quản lý cho biết {thing} sẽ mở cửa hằng ngày, kể cả thứ bảy và chủ nhật, không thu tiền.",
            f"Người dân {place} mong muốn có thêm ghế ngồi, cây xanh và đèn chiếu sáng ở quanh {thing}.",
            f'Một cụ bà {60 + number} tuổi nói: "Tôi mong ngày này đã {count} năm & chưa khi nào vui thế".',
        ]
        body = tuple(extra[: draw(st.integers(3, 5))])
        day = draw(st.dates(dt.date(2005, 1, 1), dt.date(2025, 12, 31)))
        moment = dt.datetime(day.year, day.month, day.day, draw(st.integers(1, 23)), draw(st.integers(0, 59)))
        url = f"https://bao.example/{count}-{number}.html"
        person = draw(st.sampled_from(_PEOPLE))
        found.append(Invented(title, lead, body, person, moment.replace(tzinfo=HANOI), url))
    return found


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(written=articles())
def test_an_article_comes_out_as_it_went_in(name: str, written: list[Invented]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        items = read_folder(Path(folder), dict(FORMATS[name](written)))
        found = list(drafts(items).values())
        named = [reason for reason in outcomes(items).values() if reason not in ("page", "unsupported")]
    assert named == []
    assert len(found) == len(written)
    for draft, one in zip(found, written, strict=True):
        article = draft.article
        assert article.title == one.title
        assert (article.published, article.published_time) == (
            f"{one.moment:%Y-%m-%d}", f"{one.moment:%H:%M}",
        )  # fmt: skip
        assert [text.replace("\\", "") for text in paragraphs(draft)] == [one.lead, *one.paragraphs]
        if name not in WITHOUT_AUTHOR:
            assert article.authors == (one.author,)
            assert article.source.url == one.url
