"""The day of the event that a page tells of, where its date line says when it was published."""

from __future__ import annotations

import pytest
from dated_pages import BODY, TITLE, date_page, value

#: A lead under a date line, and the event it tells.
EVENTS = [
    ("Sáng 12/3, quận ra quân.", "13/03/2022", "2022-03-12"),
    ("Quận vừa ra quân vào sáng 12/3.", "13/03/2022", "2022-03-12"),
    ("Theo Kế hoạch số 25/KH-UBND ngày 5/1/2022, sáng 12/3, phường ra quân.", "13/03/2022", "2022-03-12"),
    ("Sáng nay, Quận ủy họp.", "13/03/2022", "2022-03-13"),
    ("Trước đó, ngày 11-3, đoàn đã kiểm tra.", "13/03/2022", None),
    ("Trước đó, chiều 11-3, đoàn đã kiểm tra. Sáng 12/3, quận ra quân.", "13/03/2022", "2022-03-12"),
    ("Ngày nghỉ lễ 2/9, hàng trăm người đi bộ qua cầu.", "02/09/2018", "2018-09-02"),
    ("Nhân dịp Quốc khánh 2/9, quận chúc mừng các gia đình.", "02/09/2018", None),
    ("Chiều qua, Quận ủy họp.", "13/03/2022", "2022-03-12"),
    ("Ngày 30/12, Quận ủy tổng kết năm.", "02/01/2022", "2021-12-30"),
    ("Từ ngày 29/6 đến 3/7, quận tập huấn.", "05/07/2020", "2020-06-29/2020-07-03"),
    ("Trong 3 ngày (từ 12-14/10), quận tập huấn.", "15/10/2020", "2020-10-12/2020-10-14"),
    ("Tối 31/12, người dân đón năm mới.", "01/01/2020", "2019-12-31"),
    ("Hướng tới 90 năm Ngày thành lập Đảng (3/2/1930 - 3/2/2020), sáng 20/1, quận trao Huy hiệu đợt 3/2.",
     "21/01/2020", "2020-01-20"),
    ("Nhân Ngày Phụ nữ Việt Nam 20/10, chiều 18/10, Hội gặp mặt hội viên.", "19/10/2020", "2020-10-18"),
    ("Ngày 20/11, trường tổ chức lễ kỷ niệm.", "20/11/2020", "2020-11-20"),
    ("Lễ hội sẽ diễn ra vào ngày 25/10 tới.", "20/10/2020", "2020-10-25"),
    ("Ngày 5/1 tới, quận sẽ khai mạc hội chợ.", "28/12/2021", "2022-01-05"),
    ("Sáng mùng 5 Tết (tức ngày 1/2), quận khai hội.", "01/02/2017", "2017-02-01"),
    ("(HNM) - Rạng sáng 5-6, cháy tại phố cổ.", "05-06-2020", "2020-06-05"),
    ("Hà Nội, ngày 12/3 - Quận khánh thành công viên.", "12/03/2023", "2023-03-12"),
    ("Tính đến ngày 5/10, quận có 318 ca mắc.", "06/10/2020", None),
    ("Các phường báo cáo trước ngày 25/11.", "06/10/2020", None),
    ("Từ ngày 1/7/2025, phường mới hoạt động.", "06/10/2025", None),
    ("Quận có 24/24 trường đạt chuẩn, 5/7 chỉ tiêu vượt.", "06/10/2020", None),
    ("Thành phố vừa ban hành Quyết định số 123/QĐ-UBND ngày 4/10/2020 về phân công.", "06/10/2020", None),
    ("Từ ngày 11 đến 14/9, Bắc Bộ có mưa to, vùng núi đề phòng lũ quét.", "12/09/2023", None),
    ("Từ ngày 11 đến 14/9, quận tập huấn báo cáo viên.", "15/09/2023", "2023-09-11/2023-09-14"),
    ("Ông sinh ngày 12/3/1985 tại phường Bưởi.", "12/03/2023", None),
    ("Sau 5 năm thực hiện Nghị quyết số 11-NQ/TU ngày 31/5/2017, quận đổi thay.", "12/03/2023", None),
    ("Đảng bộ được thành lập ngày 10/10/1954, nay có 60 chi bộ.", "12/03/2023", None),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "line", "event"), EVENTS)
def test_events(lead: str, line: str, event: str | None) -> None:
    page = date_page(TITLE, ("meta", line), ("sapo", lead), BODY)
    assert value(page.event) == event


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("Khoảng 15h45 ngày 22/12, xe tải va chạm với ô tô.", "2025-12-22"),
        ("Trước đó, khoảng 15h45 ngày 22/12, tổ công tác dừng một xe tải.", "2025-12-23"),
        ("Khoảng 15h45 ngày 2/12, xe tải rời bến.", "2025-12-23"),
        ("Ngày 22/12, xe tải rời bến.", "2025-12-23"),
        ("Tính đến 18h ngày 22/12, có 5 người bị thương.", "2025-12-23"),
    ],
)
def test_a_report_tells_of_the_day_of_the_deed(body: str, event: str) -> None:
    lead = ("sapo", "Ngày 23/12, công an huyện cho biết đã tạm giữ tài xế.")
    page = date_page(TITLE, ("meta", "23/12/2025"), lead, ("body", body))
    assert value(page.event) == event
    alone = date_page(TITLE, lead, ("body", f"{body} Đến nay, sau tám tháng đầu năm 2025, mọi việc đã rõ."))
    assert value(alone.published) in (None, "2025?-12-23")


def test_the_last_lines_tell_the_day_of_a_portrait_and_no_older_one() -> None:
    meta, lead = ("meta", "13/04/2019"), ("sapo", "Ở tuổi 79, người lính già vừa in tập thơ đầu tay.")
    text = [
        ("body", f"Ông viết bài thứ {n} trên vỏ bao thuốc, gấp tư, cất kỹ trong túi áo ngực. " * 3)
        for n in "1234"
    ]
    told = ("body", "Buổi ra mắt tập thơ diễn ra chiều 12/4 tại nhà văn hóa xã.")
    older = ("body", "Ông nhớ mãi chiều 12/2 tại nhà văn hóa xã.")
    assert value(date_page(TITLE, meta, lead, *text, told).event) == "2019-04-12"
    assert value(date_page(TITLE, meta, lead, *text, older).event) is None


def test_events_below_the_lead() -> None:
    lead = ("sapo", "Tuyến kênh dài hai cây số bị rác lấp kín nhiều tuần qua, người dân thiếu nước tưới.")
    told = ("body", "Ghi nhận của phóng viên ngày 5/8, đoạn kênh qua ba thôn gần như không còn dòng chảy.")
    assert value(date_page(TITLE, ("meta", "06/08/2019"), lead, told).event) == "2019-08-05"
    history = ("body", "Ngày 5/8/2010, công trình được khởi công với số vốn 12 tỷ đồng.")
    assert date_page(TITLE, ("meta", "06/08/2019"), lead, history).event is None
    related = ("related", "(PNTĐ) - Sáng 4/8, xã bên ra quân nạo vét kênh.")
    assert date_page(TITLE, ("meta", "06/08/2019"), lead, related).event is None


def test_a_suspected_event_is_kept_for_review() -> None:
    page = date_page(TITLE, ("sapo", "Ngày 10/8, quận tặng quà."))
    assert page.event is None
    assert page.suspected["event"][0].value == "Ngày 10/8"


def test_a_day_that_is_looked_back_on_is_no_event() -> None:
    issued = "Ngày 14-5-2011, Bộ Chính trị ban hành Chỉ thị 03. "
    later = "Hơn 2 năm qua, các cấp ủy đã thực hiện nghiêm túc."
    assert value(date_page(("sapo", issued + later)).event) is None
    assert value(date_page(("sapo", issued)).event) == "2011-05-14"


def test_the_time_of_a_meeting_is_no_date_line() -> None:
    row = ("meta", "1. Thời gian: 7h30 ngày 31 tháng 5 năm 2012 (thứ Năm)")
    assert value(date_page(row, BODY).published) is None
    assert value(date_page(("meta", "Thời gian: 31/05/2012 07:30"), BODY).published) == "2012-05-31"
