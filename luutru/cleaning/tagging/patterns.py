"""The patterns that a line's shape is read with: sentences, dates, names, credits, captions, prefixes.

Each is compiled once and is linear in the length of a line; samples stand beside those that need one.
"""

from __future__ import annotations

import re
from typing import Final

_LATIN = [chr(code) for code in range(0x1F00) if code < 0x250 or code >= 0x1E00]
UPPER: Final = "".join(letter for letter in _LATIN if letter.isupper())
LOWER: Final = "".join(letter for letter in _LATIN if letter.islower())
_UP = f"[{UPPER}]"
_WORD = f"[{UPPER}][{LOWER}]*"

#: A sentence ends inside the line: stop, blank, capital. "TP. Hà Nội", "Q. 1" and initials are no ends.
#: The stop comes first and is looked back from: a search for a letter is many times as fast as one that looks
#: back at every place. So with the patterns of glued headlines below.
SENTENCE_END: Final = re.compile(
    rf"[.!?…](?<![{UPPER}\d].)(?<!\bT[PX].)(?<!\b[Tt]h.)[\"”’')\]]*\s(?=[\"“‘(]?[{UPPER}\d])"
)

# --- dates -----------------------------------------------------------------------------------------------
_DAY = (
    r"\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:19|20)\d\d|(?:ngày )?\d{1,2} tháng \d{1,2},? (?:năm )?(?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d|tháng \w+ \d{1,2}, (?:19|20)\d\d|\d{1,2} th\w* ?\d{1,2},? (?:19|20)\d\d"
    r"|\d{1,2} tháng \w+(?: \w+)?, (?:19|20)\d\d"
)
_CLOCK = r"\d{1,2} ?[:h] ?\d\d(?::\d\d)?(?: ?(?:am|pm|sa|ch)\b)?|\d{1,2} giờ(?: \d{1,2}(?: phút)?)?"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|cn|t[2-7])"
DAY: Final = re.compile(_DAY, re.IGNORECASE)
#: All that may stand on a date line beside the day: what is left afterwards is an author or a sentence.
DATE_PARTS: Final = re.compile(
    rf"{_DAY}|{_CLOCK}|{_WEEKDAY}\b|\(?gmt ?[+-] ?\d+(?::\d\d)?\)?|\d{{1,2}}[/-]\d{{1,2}}\b|\bt\d{{4}}\b"
    r"|\b(?:đăng lúc|đăng ngày|ngày đăng|ngày cập nhật|cập nhật(?: lần cuối)?(?: lúc)?|cập nhật ngày"
    r"|xuất bản|ngày xuất bản|ngày gửi|ngày tạo|thời gian|đăng bởi|ngày phát hành|published|updated"
    r"|posted on|ngày|lúc|vào lúc|date|giờ|phút|giây|trước|hôm nay|hôm qua|view count|views?|lượt xem"
    r"|số lượt xem|lượt đọc|đã xem|xem|bình luận|comments?|phản hồi|ý kiến|sáng|chiều|tối|năm|tháng"
    r"|tuần|hà nội|việt nam)\b"
    r"|[\d.,]{1,20}k?\b",
    re.IGNORECASE,
)
LOOSE: Final = re.compile(r"[\s|,;:()\[\]/.\-–—•·+*&]+")
TIME_AGO: Final = re.compile(
    r"^(?:cập nhật )?(?:khoảng )?(?:\d{1,2} ?(?:giây|phút|giờ|ngày|tuần|tháng|năm|h|p) ?){1,2}(?:trước)?$",
    re.I,
)
#: "Hà Nội Ngày Nay 3 giờ trước 2 liên quan": whence and when, on pages that reprint others.
AGO_INSIDE: Final = re.compile(r"\b\d{1,2} ?(?:phút|giờ|ngày|tuần)(?: trước|$)|\b\d+ (?:liên quan|đăng lại)$")
#: "… lần thứ XII (17:55 30/07/2020)", "… NHÀ GIÁO VIỆT NAM - (21/10/2023 21:23)"
DATE_AT_END: Final = re.compile(
    rf"[-–(\[|,] ?(?:{_CLOCK})?,? ?(?:ngày )?(?:{_DAY}),? ?(?:{_CLOCK})?\W*$", re.I
)

# --- names and credits -----------------------------------------------------------------------------------
NAME: Final = re.compile(rf"^{_WORD}(?: {_WORD}){{1,5}}$")
#: "Ngọc Diễm - Hoàng Kim", "T.Anh, Lê Vi"
NAMES: Final = re.compile(
    rf"^(?:{_WORD}|{_UP}+\.{_WORD})(?: {_WORD}){{0,4}}"
    rf"(?: ?(?:[-–,;/&]|và) ?(?:{_WORD}|{_UP}+\.{_WORD})(?: {_WORD}){{0,4}}){{1,4}}$"
)
CAPS_NAME: Final = re.compile(rf"^{_UP}+(?:[ .]{_UP}+){{1,4}}(?: ?[-–,] ?{_UP}+(?:[ .]{_UP}+){{1,4}})*$")
#: "X.Sinh", "HN", "T.H", "B.B.", "P.V (tổng hợp)"
INITIALS: Final = re.compile(
    rf"^(?:{_UP}{{1,3}}\.? ?){{1,3}}{_WORD}?\.?(?: {_WORD})?(?: ?\((?:tổng hợp|t/h|th|TH|ghi|lược dịch)\))?$"
)
_CREDIT_WORD = (
    r"(?:bài|tin|ảnh|clip|video|thực hiện|tác giả|người viết|người đăng|đăng bởi|viết bởi|đồ họa|nội dung"
    r"|thiết kế|trình bày|biên tập|tổng hợp|nhóm pv|nhóm phóng viên"
    r"|phóng viên|pv|ctv|ghi|lược dịch|biên dịch|dịch|bút danh|đưa tin)"
)
#: "Bài và ảnh: Lê Vi", "Tin, ảnh: T.H", "Nhóm PV", "By Hoàng Kim"
CREDIT: Final = re.compile(
    rf"^[(\[]?{_CREDIT_WORD}(?: ?(?:,|và|-|–|&|/) ?{_CREDIT_WORD})*(?: ?:|\s[-–]) ?\S.{{0,70}}$"
    rf"|^(?:nhóm pv|nhóm phóng viên|pv|phóng viên|ctv|cộng tác viên)\b[^.]{{0,40}}$"
    r"|^(?:by|viết bởi|đăng bởi) \S.{1,40}$",
    re.IGNORECASE,
)
#: "Ban Truyền thông nhà trường", "Phòng Văn hóa và Thông tin"
UNIT_AUTHOR: Final = re.compile(
    r"^(?:ban|phòng|tổ|nhóm|văn phòng|trung tâm|bộ phận|đoàn|hội|công an|cổng|đài)\b"
    r".*\b(?:truyền thông|biên tập|văn hóa|vh-?tt|vhtt|phóng viên|pv|tuyên truyền|tuyên giáo|nhà trường"
    r"|thông tin|truyền thanh|tin tức|tổng hợp)\b.{0,30}$",
    re.IGNORECASE,
)
#: "Lê Hạnh Vi (thực hiện)", "Hoàng Kim ghi"
WRITTEN_BY: Final = re.compile(
    rf"^(?:{_WORD} ){{1,4}}(?:\((?:tổng hợp|ghi|t/h|thực hiện|lược ghi|dịch)\)|ghi|thực hiện|tổng hợp)$"
)
#: "Ngọc Diễm - Trung tâm Văn hóa - Thông tin quận", "Hoàng Kim/VOV.VN", "Lê Vi (TTXVN)"
_OFFICE = (
    r"(?:Trung tâm|Văn phòng|Phòng|Ban|Đài|Hội|Công an|Báo|Sở|Cổng|Đoàn|Tạp chí|TTXVN|VOV\d?|VTV|Vietnam\+"
    r"|Dân trí|Trường|UBND|HĐND|MTTQ|Giáo viên|GV|Hiệu trưởng|CTV|Chi bộ|Chi hội|Đảng ủy|Quận ủy|Huyện ủy"
    r"|Liên đoàn|LĐLĐ|Bệnh viện|TTVH|Tổ|Lớp)(?!\w)"
)
WITH_OFFICE: Final = re.compile(
    rf"^(?:(?:CTV|PV) )?{_WORD}(?: {_WORD}){{1,3}}(?:, (?:CTV |PV )?{_WORD}(?: {_WORD}){{1,3}})? ?[-–/,(]"
    rf" ?(?:{_OFFICE}[^.:;!?]{{0,90}}|\w+(?:\.\w+)+)\)?$"
)
SOURCE: Final = re.compile(
    r"^[-–(\[ ]*(?:theo|nguồn(?: tin)?|nguồn dẫn|dẫn nguồn|via|source)(?: ?:| )? ?"
    r"(?P<who>\S.{0,58}?)[)\]]?\.?$",
    re.IGNORECASE,
)

# --- captions --------------------------------------------------------------------------------------------
#: "… tại hội nghị. Ảnh: Lê Vi", "(Ảnh: TL)", "- Ảnh 2.", "… Ảnh minh họa"
PHOTO: Final = re.compile(
    r"(?<!\w)(?:ảnh|photo|hình|clip|video|đồ họa|infographic|nguồn ảnh|nguồn hình|minh họa|thiết kế|nguồn)"
    r"(?: minh họa| tư liệu| internet| chụp màn hình)? ?: ?[^:]{1,60}$"
    r"|[(\[–-] ?(?:ảnh|hình|nguồn ảnh|photo|clip|video)\b[^)\]]{0,50}[)\]]?\.?$"
    r"|\b(?:ảnh|hình) (?:minh họa|tư liệu|internet|chụp màn hình|cắt từ clip|do nhân vật cung cấp|ctv|tl|st"
    r"|nvcc|pv|tác giả|cung cấp)[.)\]]*$",
    re.IGNORECASE,
)
#: Words without which no line credits a picture, and how far from a line's end its credit begins.
PHOTO_WORDS: Final = (
    "ảnh", "nguồn", "photo", "hình", "clip", "video", "đồ họa", "infographic", "minh họa", "thiết kế",
)  # fmt: skip
PHOTO_REACH: Final = 120
IN_PICTURE: Final = re.compile(
    r"\((?:trái|phải|giữa|ngoài cùng|bên trái|bên phải|thứ \w+ (?:từ )?(?:trái|phải|bên)"
    r"|hàng (?:đầu|trước|sau)|áo \w+|đứng|ngồi|ảnh)",
    re.IGNORECASE,
)
#: "IMG_0231.jpg", "tin nhap 20180214005229", "undefined", "![](a.jpg)"
FILE: Final = re.compile(
    r"^\S+\.(?:jpe?g|png|gif|webp|bmp|mp4|pdf|docx?)$|^(?:img|dsc|image)[-_ ]?\w*\d$|^!\[[^\]]*\].*$"
    r"|^undefined$|^null$|^tin nhap \d+$",
    re.I,
)

# --- marks of all kinds ----------------------------------------------------------------------------------
DIGIT: Final = re.compile(r"\d")
LETTER: Final = re.compile(r"[^\W\d_]")
#: "Một số hình ảnh tại buổi lễ:", "Chùm ảnh từ lễ hội": pictures with their captions follow.
GALLERY: Final = re.compile(r"\b(?:(?:hình|chùm|loạt|những|các|vài) ảnh|hình ảnh)\b", re.IGNORECASE)
URL: Final = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w.]{1,64}@[\w.]+\.\w+|\b[\w-]{1,63}\.(?:vn|com|net|org)\b", re.IGNORECASE
)
#: Signs without which a line holds no address.
URL_SIGNS: Final = (".vn", ".com", "http", "www.", "@", ".net", ".org")
TABLE: Final = re.compile(r"^[|\s:\-+!\[\]()]+$")
BULLET: Final = re.compile(r"^(?:[-–+•*●▪■○◦✓✔➢➤►]\s?|\d{1,2}[.)]\s|[a-zđ]\)\s)")
#: "Hà Nội: Khởi công cầu vượt"; not "00:00", a player's clock.
LABEL_COLON: Final = re.compile(r"^[^\W\d_][^.:]{1,39}: ?\S")
#: What stands in brackets before a headline of pictures: "(Infographic) Bà Hà …" has no outlet's name.
_NO_OUTLET: Final = "(?!Infographic|Ảnh|Video|Clip|Photo|Kỳ|Bài|Phần)"
#: "(LĐTĐ)", "Kinhtedothi -", "(Dân trí) -", "TTO -", "HNP -", "(ĐCSVN) –", "(SGGPO).-", "QĐND Online –"
DATELINE: Final = re.compile(
    rf"^(?:\({_NO_OUTLET}[{UPPER}0-9][\w&.+/ -]{{1,24}}\)(?: ?\.?[-–—:]| )"
    rf"|[{UPPER}][\w&.+/]{{1,14}}(?: [{UPPER}a-z][\w.]{{1,8}}){{0,2}} ?\.?[-–—] ?(?=[\"“‘]?[{UPPER}\d])"
    rf"|[{UPPER}]{{2,6}} ?[-–—:|] )"
)
#: No dateline is without one of these among so many letters; most lines are.
_DATELINE_SIGN: Final = re.compile(r"[-–—:|(]")
_DATELINE_REACH: Final = 40


def opens_with_dateline(text: str) -> bool:
    """Whether a line begins with an outlet's mark: "(LĐTĐ) …", "TTO - …"."""
    return _DATELINE_SIGN.search(text, 0, _DATELINE_REACH) is not None and DATELINE.match(text) is not None


#: "… lên đườngLàng nghề …": one headline begins where another ends.
GLUED: Final = re.compile(rf"[{UPPER}](?<=[{LOWER}\d”\"!?)].)(?=[{LOWER}]+ )")
#: "… cho công dân Tập huấn nghị …": a single word with a capital between two without.
LONE_CAPITAL: Final = re.compile(rf" (?<=[{LOWER}\d”\"’'%!?)] )[“\"‘']?([{UPPER}][{LOWER}]+)(?= [{LOWER}])")
#: "…khi học sinh đi thi(Dân trí) - Sáng 4/5, …": a headline and its teaser in one line.
FUSED: Final = re.compile(r"\((?<=\S.)[A-ZĐ][^)]{1,20}\) ?[-–] ?\S")
