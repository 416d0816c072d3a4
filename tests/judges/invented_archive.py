"""An invented archive in which every type of page exists and every state of a value occurs.

All events, people and numbers are made up. Each row of `STORIES` has words of its own, so that a search for
them has one right answer.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factories import make_article

from luutru.content.frontmatter import render_content
from luutru.content.slugs import make_slug
from luutru.content.validation import sort_day
from luutru.model import Source

ROOT = Path(__file__).parents[2]
SETTINGS = """title = "Kho báo chí thử nghiệm"
description = "Những bài báo bịa ra để thử trang."
publisher = "Nhóm thử nghiệm"
base_url = "https://example.org/repo/"
repository = "https://github.com/example/repo"
as_of = "2026-03-01"
page_size = 7
rights = "Bản quyền thuộc về người viết."
"""


@dataclass(frozen=True, slots=True)
class Story:
    """One article in short: districts and wards are separated by commas, `topic` is a slug."""

    slug: str
    title: str
    published: str
    districts: str
    ward: str
    topic: str
    outlet: str
    author: str
    text: str


STORIES = tuple(
    Story(*row)
    for row in (
        ("cau-vuot", "Thông xe cầu vượt nút giao Ô Đông Mác", "2016-05-20", "Hai Bà Trưng", "",
         "do-thi-xay-dung", "Hà Nội mới", "Phạm Thu Hằng",
         "Cầu vượt bằng thép dài ba trăm mét giảm ùn tắc giờ cao điểm."),
        ("vuon-hoa", "Cải tạo vườn hoa Pasteur", "2017-03-08", "Hai Bà Trưng", "", "moi-truong-ha-tang",
         "Kinh tế & Đô thị", "Lê Quý Đôn", "Ghế đá và đèn chiếu sáng được thay mới quanh đài phun nước."),
        ("thu-vien", "Khai trương thư viện lưu động ở Láng Hạ", "2018-04-23", "Đống Đa", "phường Láng Hạ",
         "giao-duc", "Lao động Thủ đô", "Đỗ Hoàng Yến",
         "Chuyến xe chở sách dừng trước cổng trường mỗi chiều thứ bảy."),
        ("lua-nep", "Nông dân Thạch Thất được mùa lúa nếp", "2018-10-15", "Thạch Thất", "", "nong-thon-moi",
         "Hà Nội mới", "Bùi Xuân Quỳnh", "Giống nếp cái hoa vàng cho năng suất sáu tấn mỗi héc-ta."),
        ("may-do", "Làng nghề may áo dài Trạch Xá", "2019-01-30", "Ứng Hòa", "", "van-hoa-le-hoi",
         "Kinh tế & Đô thị", "Vũ Hoài Anh", "Thợ may dùng kim dài, giấu kín mũi chỉ trên lụa."),
        ("cho-noi", "Phiên chợ hàng Việt ở Sóc Sơn", "2019-06-14", "Sóc Sơn", "", "kinh-te-ngan-sach",
         "Lao động Thủ đô", "Trịnh Văn Khoa", "Ba mươi gian hàng bày bán nông sản sạch và đồ gia dụng."),
        ("tiem-chung", "Tiêm chủng cho người cao tuổi ở Bưởi", "2021-08-11", "Tây Hồ", "phường Bưởi",
         "phong-chong-dich-covid-19", "Hà Nội mới", "Phạm Thu Hằng",
         "Bàn tiêm đặt tại nhà văn hóa, người chờ ngồi giãn cách."),
        ("chieu-sang", "Thay đèn chiếu sáng ngõ nhỏ bằng đèn LED", "2020-02-19", "Ba Đình,Đống Đa", "",
         "moi-truong-ha-tang", "Kinh tế & Đô thị", "Lê Quý Đôn",
         "Một nghìn hai trăm bóng đèn tiết kiệm điện được lắp."),
        ("phao-hoa", "Bắn pháo hoa tầm thấp đón giao thừa", "2020-01-24", "Hoàn Kiếm", "", "van-hoa-le-hoi",
         "Hà Nội mới", "Vũ Hoài Anh", "Trận địa pháo hoa kéo dài mười lăm phút bên hồ."),
        ("ho-lu", "Diễn tập phòng chống lũ rừng ngang ở Chương Mỹ", "2018-07-31", "Chương Mỹ", "",
         "quan-su-nhap-ngu", "Lao động Thủ đô", "Trịnh Văn Khoa",
         "Xuồng máy đưa dân khỏi vùng ngập ven sông Bùi."),
        ("nghia-vu", "Lễ giao nhận quân ở Đông Anh", "2022-02-15", "Đông Anh", "", "quan-su-nhap-ngu",
         "Hà Nội mới", "Hoàng Minh Châu", "Hai trăm tân binh lên đường nhập ngũ trong tiếng trống."),
        ("cap-the", "Trao huy hiệu 70 năm tuổi Đảng", "2022-05-19", "Thanh Xuân", "", "khen-thuong-thi-dua",
         "Kinh tế & Đô thị", "Bùi Xuân Quỳnh", "Cụ Khuất Duy Mão bồi hồi kể chuyện những năm kháng chiến."),
        ("robot", "Học sinh Cầu Giấy chế tạo rô-bốt nhặt rác", "2022-11-05", "Cầu Giấy", "", "giao-duc",
         "Lao động Thủ đô", "Đỗ Hoàng Yến", "Cánh tay máy gắp chai nhựa nhờ cảm biến hồng ngoại."),
        ("bun-oc", "Phố ẩm thực bún ốc Hòe Nhai", "2023-03-12", "Ba Đình", "", "kinh-te-ngan-sach",
         "Hà Nội mới", "Vũ Hoài Anh", "Bát bún ốc nguội giấm bỗng khiến thực khách nhớ mãi."),
        ("duong-tau", "Xử lý vi phạm hành lang đường sắt", "2023-09-26", "Hoàn Kiếm,Ba Đình", "",
         "an-ninh-trat-tu", "Kinh tế & Đô thị", "Hoàng Minh Châu",
         "Quán cà phê đường tàu tháo dỡ mái che và bậc gỗ."),
        ("can-cuoc", "Cấp căn cước lưu động cho người khuyết tật", "2024-06-18", "Hà Đông", "",
         "cai-cach-hanh-chinh", "Lao động Thủ đô", "Trịnh Văn Khoa",
         "Công an đến tận giường bệnh thu nhận vân tay."),
        ("so-hoa", "Số hóa sổ hộ tịch giấy", "2024-10-10", "Nam Từ Liêm", "", "chuyen-doi-so",
         "Kinh tế & Đô thị", "Lê Quý Đôn", "Bốn vạn trang sổ cũ được quét và nhập liệu."),
        ("sap-xep", "Sáp nhập phường ở Hoàn Kiếm", "2025-05-06", "Hoàn Kiếm", "", "sap-xep-don-vi-hanh-chinh",
         "Hà Nội mới", "Hoàng Minh Châu", "Cử tri phố cổ đồng thuận với phương án sắp xếp tổ dân phố."),
        ("ba-dinh-moi", "Phường Ba Đình mới tiếp dân ngày đầu", "2025-07-01", "", "phường Ba Đình",
         "hdnd-ubnd", "Hà Nội mới", "Phạm Thu Hằng",
         "Quầy số năm nhận hồ sơ khai sinh đầu tiên lúc bảy rưỡi."),
        ("o-cho-dua-moi", "Phường Ô Chợ Dừa ra mắt tổ công nghệ số", "2025-09-09", "", "phường Ô Chợ Dừa",
         "chuyen-doi-so", "Lao động Thủ đô", "Đỗ Hoàng Yến", "Thanh niên hướng dẫn cụ già quét mã QR."),
        ("ha-dong-moi", "Phường Hà Đông chỉnh trang bờ kè sông Nhuệ", "2026-01-12", "", "phường Hà Đông",
         "moi-truong-ha-tang", "Kinh tế & Đô thị", "Bùi Xuân Quỳnh", "Bờ kè lát đá, trồng thêm liễu rủ."),
        ("bau-cu", "Niêm yết danh sách cử tri ở Gia Lâm", "2021-04-13", "Gia Lâm", "", "bau-cu", "Hà Nội mới",
         "Hoàng Minh Châu", "Danh sách dán tại đình làng Bát Tràng."),
        ("gom-su", "Nghệ nhân gốm giữ lửa lò bầu", "2017-12-01", "Gia Lâm", "", "van-hoa-le-hoi",
         "Kinh tế & Đô thị", "Vũ Hoài Anh", "Men rạn, men lam chuốt tay qua bốn lần nung."),
        ("bhyt", "Tặng thẻ bảo hiểm y tế cho hộ cận nghèo", "2019-08-20", "Phú Xuyên", "", "an-sinh-xa-hoi",
         "Lao động Thủ đô", "Trịnh Văn Khoa", "Một trăm tấm thẻ đến tay thợ khảm trai Chuyên Mỹ."),
        ("dong-phuc", "Hội thi dân vận khéo", "2020-10-20", "Long Biên", "", "mat-tran-doan-the",
         "Hà Nội mới", "Bùi Xuân Quỳnh", "Đội Ngọc Thụy diễn tiểu phẩm về phân loại rác."),
        ("giam-sat", "Giám sát quỹ lớp ở trường tiểu học", "2023-10-04", "Hoàng Mai", "",
         "kiem-tra-giam-sat", "Lao động Thủ đô", "Đỗ Hoàng Yến",
         "Phụ huynh kiến nghị công khai khoản đóng góp tự nguyện."),
        ("luan-chuyen", "Luân chuyển cán bộ đoàn về xã", "2016-09-28", "Ba Vì", "", "can-bo-to-chuc",
         "Hà Nội mới", "Hoàng Minh Châu", "Hai bí thư đoàn nhận nhiệm vụ ở vùng núi Minh Quang."),
        ("ho-xa-dan", "Nạo vét hồ Xã Đàn", "2015-11-17", "Đống Đa", "", "moi-truong-ha-tang", "",
         "", "Bùn hút bằng tàu cuốc, cá được chuyển sang ao khác."),
        ("cong-vien", "Mở rào công viên Thống Nhất", "2023-01-15", "Hai Bà Trưng,Đống Đa", "",
         "do-thi-xay-dung", "Kinh tế & Đô thị", "Lê Quý Đôn",
         "Hàng rào sắt hạ xuống, lối dạo nối liền vỉa hè."),
        ("truong-hoc", "Khánh thành trường mầm non Cổ Nhuế", "2019-09-05", "Bắc Từ Liêm", "", "giao-duc",
         "Hà Nội mới", "Đỗ Hoàng Yến", "Sân chơi có cầu trượt và vườn rau cho bé."),
        ("tuong-niem", "Dâng hương tưởng niệm ở gò Đống Đa", "2018-02-20", "Đống Đa", "", "van-hoa-le-hoi",
         "Lao động Thủ đô", "Vũ Hoài Anh", "Rồng lửa Thăng Long diễn lại trận Ngọc Hồi."),
        ("xe-buyt", "Mở tuyến xe buýt điện qua Mỹ Đình", "2021-12-02", "Nam Từ Liêm", "", "do-thi-xay-dung",
         "Kinh tế & Đô thị", "Lê Quý Đôn", "Xe chạy êm, không khói, vé bảy nghìn đồng."),
        ("y-duc", "Bác sĩ gia đình về trạm y tế xã", "2017-06-06", "Thanh Oai", "", "y-te", "Hà Nội mới",
         "Phạm Thu Hằng", "Máy siêu âm xách tay khám cho người già Bích Hòa."),
    )
)  # fmt: skip

LONG_TITLE = (
    "Ban Thường vụ Quận ủy chủ trì hội nghị trực tuyến quán triệt, triển khai thực hiện các nghị quyết, chỉ "
    "thị, kết luận, quy định của Trung ương, Thành phố về công tác xây dựng Đảng và hệ thống chính "
    "trị trong tình hình mới gắn với phong trào thi đua yêu nước giai đoạn 2015-2020, phương hướng "
    "nhiệm vụ giai đoạn 2020-2025 Đơnvịhànhchínhdàikhôngdấucáchđểthửxuốngdòngtrênmànhìnhhẹp"
)

#: Every construct of Markdown that an article has, and words that no line can hold.
RICH_BODY = """Phần dẫn của bài có **chữ đậm**, *chữ nghiêng* và [một liên kết](https://example.org/a?b=1&c=2).

Chú thích đứng một mình, không có ảnh.
{: .caption }

## Ba việc cần làm

1. Việc thứ nhất: rà soát sổ sách.
2. Việc thứ hai: niêm yết công khai.
3. Việc thứ ba: báo cáo kết quả.

### Chi tiết

- Gạch đầu dòng một
- Gạch đầu dòng hai
    - Ý nhỏ ở trong

| Đơn vị | Chỉ tiêu | Kết quả | Tỷ lệ so với kế hoạch năm | Ghi chú của cơ quan tổng hợp |
| --- | ---: | ---: | :---: | --- |
| Phường Kim Liên | 120 | 131 | 109,2 % | Vượt kế hoạch trước thời hạn ba tháng |
| Phường Trung Phụng | 80 | 80 | 100 % | |

> Lời trích của một bạn đọc, hai câu. Câu thứ hai.

Thơ rằng sông chảy về đâu\\
Bên bồi bên lở bên sâu bên này\\
Người đi để lại bóng cây

***

#### Lời kết

https://example.org/mot-dia-chi-rat-dai/khong-co-dau-cach/de-thu-xuong-dong/tren-man-hinh-hep-ba-tram-hai-muoi-diem-anh.html
và TừRấtDàiKhôngCóDấuCáchĐểThửXuốngDòngTrênMànHìnhHẹpBaTrămHaiMươiĐiểmẢnhNhưTrênĐiệnThoạiCũ.
"""  # fmt: skip

STORY_BODY = """{summary}

{text}

Ảnh minh họa cho bài.
{{: .caption }}

Ban biên tập sẽ tiếp tục theo dõi.
"""

#: What a page's date may be besides a day.
OTHER_DATES = ("2019", "2019-03", "2021~", "2024?-02-28", "2021-12/2022-01", "/2022-01-05", "", "")


def write_invented_archive(folder: Path) -> None:
    """Write the archive's settings, its content files and the five seeds into a folder."""
    (folder / "content").mkdir(parents=True)
    (folder / "archive.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "trang").mkdir()
    (folder / "trang/ve-nhom.md").write_text(
        f"---\ntitle: Về nhóm\nmenu: false\n---\n\n{RICH_BODY}", encoding="utf-8"
    )
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    for number, story in enumerate(STORIES, 1):
        _write_story(folder, number, story)
    _write_special(folder)
    _write_fillers(folder)


def write_article(folder: Path, body_md: str, number: int, **values: Any) -> None:
    """Write one content file."""
    values.setdefault("slug", make_slug(values["title"]))
    day = sort_day(values)
    article = make_article(number, **({"date": day} | values))
    path = folder / f"content/{article.slug}.md"
    path.write_text(render_content(article, {}, body_md), encoding="utf-8")


def _write_story(folder: Path, number: int, story: Story) -> None:
    summary = f"{story.text.split(',')[0]}, người dân đồng tình."
    write_article(
        folder,
        STORY_BODY.format(summary=summary, text=story.text),
        number,
        slug=story.slug,
        title=story.title,
        published=story.published,
        published_time="08:15",
        outlet=story.outlet or None,
        authors=(story.author,) if story.author else (),
        districts=tuple(filter(None, story.districts.split(","))),
        wards=(story.ward,) if story.ward else (),
        topics=(story.topic,),
        summary=summary,
        reviewed=number % 5 == 0,
        source=Source(
            file=f"{story.slug}.txt", url=f"https://example.org/bai/{story.slug}", retrieved="2026-02-01"
        )
        if number % 2
        else Source(),
    )


def _write_special(folder: Path) -> None:
    """States of a page that one article each has."""
    write_article(
        folder, RICH_BODY, 101, slug="du-cac-kieu", title="Bài có đủ các kiểu chữ", kicker="Thử nghiệm",
        published="2020-06-15", updated="2020-06-17", event="2020-06-14/2020-06-16", outlet="Báo Phường",
        authors=("Nguyễn Văn An", "HN"), districts=("Đống Đa", "Cầu Giấy"), wards=("phường Láng Hạ",),
        topics=("giao-duc", "y-te"), rights="Được phép đăng lại.",
        aliases=("ten-cu-cua-bai", "ten-cu-hon"), extra={"x_corrections": ["Sửa tên phường ở đoạn hai."]},
    )  # fmt: skip
    write_article(
        folder, "Một đoạn.\n", 102, slug="tieu-de-rat-dai", title=LONG_TITLE, published="2020-12-30",
        outlet="Cổng thông tin điện tử Ủy ban nhân dân thành phố Hà Nội và các sở, ban, ngành trực thuộc",
        districts=("Đống Đa", "Ba Đình", "Hoàn Kiếm", "Hai Bà Trưng", "Tây Hồ"),
        authors=("Công Tằng Tôn Nữ Thị Phương Khanh Ngọc Lan",),
    )  # fmt: skip
    write_article(folder, "", 103, slug="chi-co-tieu-de", title="Bài chỉ có tiêu đề")
    write_article(
        folder, "Một đoạn.\n", 104, slug="ban-dang-lai", title="Mở rào công viên Thống Nhất",
        published="2023-01-16", outlet="Lao động Thủ đô", duplicate_of=f"{29:012x}",
    )  # fmt: skip
    write_article(
        folder, "Một đoạn.\n", 105, slug="da-rut", title="Bài đã rút", published="2018-01-01",
        withdrawn="Theo yêu cầu của người được nhắc tên.",
    )  # fmt: skip
    for number, published in enumerate(OTHER_DATES, 1):
        write_article(
            folder, "Một đoạn nói chung chung.\n", 110 + number, slug=f"ngay-kieu-{number}",
            title=f"Ngày đăng kiểu thứ {number}", published=published or None, districts=("Đống Đa",),
        )  # fmt: skip


def _write_fillers(folder: Path) -> None:
    """Enough articles for lists of several pages: a district, a year, a crossing, a topic, an outlet."""
    choose = random.Random(14)
    for number in range(1, 31):
        day = f"2018-{choose.randint(1, 12):02}-{choose.randint(1, 28):02}"
        if number > 20:
            day = f"20{choose.randint(14, 24)}{day[4:]}"
        write_article(
            folder,
            f"Chi bộ số {number} họp thường kỳ.\n\nNội dung đã thống nhất.\n",
            200 + number,
            slug=f"tin-van-{number}",
            title=f"Tin vắn số {number}: chi bộ sinh hoạt thường kỳ",
            published=day,
            outlet="Hà Nội mới",
            districts=("Đống Đa",) if number % 3 else ("Thường Tín",),
            topics=("xay-dung-dang",),
        )
