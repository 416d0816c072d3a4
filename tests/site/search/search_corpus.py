"""A small invented archive for the search tests: every name and event here is made up or commonplace."""

from __future__ import annotations

from luutru.site.search.documents import Passage, SearchDocument

_Row = tuple[str, str, str, tuple[str, ...], tuple[str, ...], str, tuple[str, ...]]
_TEXTS: tuple[_Row, ...] = (
    # slug, title, date, districts, topics, outlet, paragraphs
    ("dd-2018", "Đảng bộ quận Đống Đa kết nạp đảng viên mới", "2018-01-19", ("dong-da",), ("ket-nap",), "a",
     ("Năm qua, quận Đống Đa kết nạp nhiều đảng viên trẻ.",
      "Công tác phát triển đảng được quan tâm ở các phường.")),
    ("dd-2021", "Phường Láng Hạ ra quân dọn rác", "2021-03-05", ("dong-da",), ("moi-truong",), "b",
     ("Sáng nay, phường Láng Hạ (quận Đống Đa) ra quân dọn rác ven sông Tô Lịch.",
      "Nhân dân đồng tình.")),
    ("hk-2019", "Quận Hoàn Kiếm mở thêm phố đi bộ", "2019-09-02", ("hoan-kiem",), ("do-thi",), "a",
     ("Không gian đi bộ quanh hồ Gươm được mở rộng.", "Quận Hoàn Kiếm cho biết lượng khách tăng.")),
    ("hbt-2020", "Quận Hai Bà Trưng tặng quà gia đình chính sách", "2020-07-27", ("hai-ba-trung",),
     ("an-sinh",), "b",
     ("Đoàn đến thăm các gia đình chính sách nhân ngày 27/7.", "Bà Nguyễn Thị Thuỷ xúc động.")),
    ("hoa-2017", "Chợ hoa xuân tưng bừng", "2017-01-20", (), ("van-hoa",), "a",
     ("Chợ hoa mở từ sáng sớm, hoa đào khoe sắc.", "Nguyễn Văn Hoà bán hoa đã hai mươi năm.")),
    ("hoa-binh", "Đoàn Hoà Bình thăm Thủ đô", "2018-05-01", ("ba-dinh",), ("doi-ngoai",), "b",
     ("Đoàn tỉnh Hòa Bình làm việc tại quận Ba Đình.", "Hai bên ký kết chương trình hợp tác.")),
    ("roi-rac", "Chuyện nhặt ở công trường", "2018-06-01", (), ("do-thi",), "b",
     ("Ông kết luận đã nạp đủ nhiên liệu.",
      "Một thành viên đang đứng gác, cánh đồng lúa đã gặt xong, đống rơm khô.")),
    ("dong-xuan", "Chợ Đồng Xuân hút khách", "2016-11-11", ("hoan-kiem",), ("kinh-te",), "c",
     ("Chợ Đồng Xuân đón khách từ sớm.", "Đa số tiểu thương hài lòng.")),
    ("covid", "Quận Cầu Giấy phòng chống dịch Covid-19", "2020-04-01", ("cau-giay",), ("y-te",), "c",
     ("Quận Cầu Giấy lập chốt phòng dịch Covid-19.", "Người dân khai báo y tế đầy đủ.")),
    ("quy-1", "Thu ngân sách quý I đạt kế hoạch", "2021-04-02", ("tay-ho",), ("kinh-te",), "a",
     ("Quận Tây Hồ thu ngân sách quý I/2021 đạt 27 %.", "Uỷ ban nhân dân quận họp báo.")),
    ("uy-ban", "Ủy ban nhân dân quận Tây Hồ họp báo", "2019-02-03", ("tay-ho",), ("kinh-te",), "c",
     ("Lãnh đạo quận trả lời báo chí.", "Hội nghị kết thúc lúc 11 giờ.")),
    ("khong-ro", "Ký ức phố cổ", "", (), (), "",
     ("Phố cổ có những ngôi nhà ống.", "Người có công được nhắc tới nhiều lần.")),
    ("song-to-lich", "Hồi sinh sông Tô Lịch", "2022-08-08", ("cau-giay", "dong-da"), ("moi-truong", "do-thi"),
     "a",
     ("Dự án làm sạch sông Tô Lịch được khởi động.", "Dòng sông chảy qua quận Cầu Giấy và quận Đống Đa.")),
    ("bong-da", "Giải bóng đá thiếu niên", "2022-06-10", ("thanh-xuan",), ("the-thao",), "c",
     ("Giải bóng đá khai mạc ở Thanh Xuân.", "Các em thi đấu bóng đá rất hăng.")),
    ("bong-ban", "Giải bóng bàn người cao tuổi", "2022-06-12", ("thanh-xuan",), ("the-thao",), "c",
     ("Giải bóng bàn khai mạc ở Thanh Xuân.", "Các cụ chơi bóng bàn rất hay.")),
    ("ban-chi-dao", "Ban chỉ đạo họp về trật tự đô thị", "2018-10-10", ("ha-dong",), ("do-thi",), "b",
     ("Ban chỉ đạo quận Hà Đông họp.", "Bạn đọc phản ánh vỉa hè bị lấn chiếm.")),
    ("ban-hang", "Bán hàng rong quanh trường học", "2018-10-12", ("ha-dong",), ("do-thi",), "b",
     ("Nhiều người bán hàng rong.", "Nhà trường đề nghị dẹp.")),
    ("tran-long", "Lớp học tình thương bên sông Hồng", "2019-11-20", ("long-bien",), ("giao-duc",), "a",
     ("Lớp học tình thương ở bãi giữa sông Hồng.", "Thầy giáo trẻ dạy chữ mỗi tối.")),
)  # fmt: skip

WARDS = {"dd-2021": ("phuong-lang-ha",), "tran-long": ("xa-bat-trang", "phuong-chuong-duong")}
LABELS = {
    "quan": {"dong-da": "Đống Đa", "hoan-kiem": "Hoàn Kiếm", "cau-giay": "Cầu Giấy"},
    "chu-de": {"do-thi": "Đô thị", "moi-truong": "Môi trường"},
    "bao": {"a": "Báo A", "b": "Báo B"},
}


def make_documents() -> list[SearchDocument]:
    return [
        SearchDocument(
            url=f"bai/{slug}.html",
            title=title,
            date=date,
            date_text=date,
            outlet=outlet,
            outlet_name=LABELS["bao"].get(outlet, ""),
            districts=districts,
            topics=topics,
            wards=WARDS.get(slug, ()),
            authors=("Trần Long",) if slug == "tran-long" else (),
            passages=tuple(Passage(f"p-{slug}-{i}", text) for i, text in enumerate(texts)),
        )
        for slug, title, date, districts, topics, outlet, texts in _TEXTS
    ]
