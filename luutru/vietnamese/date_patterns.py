"""The shapes of dates: one alternation over numbers, and the words that stand around them.

All patterns run on lower-case NFC text. `NUMBERS` starts at every run of digits and always consumes it
whole, so that a scan is linear and no date is read out of the middle of "1.382" or a telephone number.
The samples are in tests/vietnamese/test_dates.py.
"""

from __future__ import annotations

import re

_SEP = r"(?:\s?[-/–]\s?|\.)"
#: Not the middle of a longer figure: "50,5%", "12/10/20:30", "1.382".
_TAIL = r"(?!\d|[-/.,:]\d|%)"
#: The same behind a day and month, where a further date may follow the dash: "28/2-1/3/2024".
_TAIL_OF_DAY = r"(?!\d|%|[/.,:]\d|-\d(?!\d?[/.]\d))"
_YEAR = r"(?:19|20)\d\d"
_SESSIONS = r"(?:rạng sáng|sáng|trưa|chiều|tối|đêm|khuya)"
_MONTH_WORDS = "mười một|mười hai|mười|giêng|một|hai|ba|tư|bốn|năm(?!\\s?\\d)|sáu|bảy|bẩy|tám|chín|chạp"
#: Words for months, folded to numbers; "giêng" and "chạp" are lunar and stay out.
MONTHS: dict[str, int] = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
_ENGLISH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
#: "09:26:00+07:00", "10h41", "19 giờ 30 phút", "2:05 CH"; hectares ("20ha") are no hours.
_CLOCK = (
    r"(?P<time>(?P<h>[01]?\d|2[0-3])(?:"
    r":(?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d+)?)?(?P<tz>z\b|\s?\+\d\d:?\d\d)?"
    r"|h(?P<mi2>[0-5]\d)?(?![^\W\d_])|g(?P<mi3>[0-5]\d)(?!\d)|\s?giờ(?:\s(?P<mi4>[0-5]?\d)(?=\s?phút|['’])\s?(?:phút|['’]))?"
    r")(?!\d)['’]?(?:\s?(?P<ap>am|pm|sa|ch)\b)?)"
)

DIGIT = re.compile(r"[0-9]")
NUMBERS = re.compile(
    "|".join(
        (
            rf"(?P<iso>(?P<y0>{_YEAR})(?P<is>[-/.])(?P<m0>\d{{1,2}})(?P=is)(?P<d0>\d{{1,2}})(?!\d))",
            # A year may run into its clock time ("06/10/201710:41").
            rf"(?P<dmy>(?P<d1>\d{{1,2}}){_SEP}(?P<m1>\d{{1,2}}){_SEP}"
            r"(?P<y1>\d{4}(?=\d{1,2}[:h]\d|\D|$)))",
            rf"(?P<short>(?P<d6>\d{{1,2}})(?P<s6>[-/.])(?P<m6>\d{{1,2}})(?P=s6)(?P<y6>\d\d){_TAIL})",
            _CLOCK,
            rf"(?P<run>(?P<ra>\d{{1,2}})(?:,\s?\d{{1,2}}){{0,9}}(?P<rc>\s?[-–]\s?|\s?,\s?|\s(?:và|đến|tới|&)\s)"
            rf"(?:{_SESSIONS}\s)?(?:ngày\s)?"
            rf"(?P<rb>\d{{1,2}})(?P<rs>[-/.])(?P<rm>\d{{1,2}})(?:(?P=rs)(?P<ry>{_YEAR})(?!\d)|{_TAIL}))",
            rf"(?P<worded>(?P<d3>\d{{1,2}}),?\s?(?:tháng\s?|thg\s?|th\.?\s?(?=\d))"
            rf"(?P<m3>\d{{1,2}}(?!\d)|(?:{_MONTH_WORDS})(?!\w))"
            rf"(?:(?:\s?[,/-]\s?|\s)(?:năm\s)?(?P<y3>{_YEAR})(?!\d))?)",
            rf"(?P<english>(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?P<m4>{_ENGLISH})\.?,?[\s-](?P<y4>{_YEAR})(?!\d))",
            rf"(?P<dm>(?P<d2>\d{{1,2}})(?P<s2>[-/.–]|\s/\s)(?P<m2>\d{{1,2}}){_TAIL_OF_DAY})",
            rf"(?P<my>(?P<m5>\d{{1,2}})\s?(?P<s5>[-/.])\s?(?P<y5>{_YEAR})(?!\d|[-/][\wđ]))",
            rf"(?P<years>(?P<ya>{_YEAR})\s?[-–—/]\s?(?P<yb>{_YEAR})(?!\d))",
            rf"(?P<year>{_YEAR}(?!\d|[-/.,:]\d|%))",
            r"(?P<number>\d+(?:[.,/:-]\d+)*)",
        )
    )
)

#: Months and days in words, which no digit begins: "Tháng Mười 14, 2021", "October 14, 2021".
WORD_DATES = re.compile(
    rf"(?:(?:tháng |\bth)(?P<mv>\d{{1,2}}|{_MONTH_WORDS})|(?P<me>{_ENGLISH})\.?)"
    rf" (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>{_YEAR})(?!\d)"
)
QUARTERS = re.compile(
    r"quý\s(?P<q>i{1,3}|iv|[1-4])(?![\wà-ỹ])(?:\s?(?:năm\s|/|-|\.)\s?(?P<y>(?:19|20)\d\d)(?!\d))?"
)
#: "Sáng nay", "hôm qua": a session or "hôm" is needed, for "hiện nay", "năm qua" tell no day.
RELATIVES = re.compile(rf"(?<!\w)(?P<when>{_SESSIONS}|hôm)\s(?P<how>nay|qua)(?!\w)")
AGO = re.compile(r"(?P<n>\d{1,2})\s(?P<unit>phút|giờ|ngày|tuần|tháng|năm)\strước(?!\w)")
#: Years of the sixty-year cycle: the stem is looked up with the branch behind it.
CYCLE = re.compile(
    r"(?<!\w)(?:canh|tân|nhâm|quý|giáp|ất|bính|đinh|mậu|kỷ)"
    r" (?:thân|dậu|tuất|hợi|tý|tí|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|mùi)(?!\w)"
)

#: What may stand between two days that make one run: "từ 29/6 đến hết ngày 3/7".
RUN_GAP = re.compile(rf"\s?(?P<c>[-–—,]|\bvà\b|\bđến\b|\btới\b)\s?(?:hết\s|ngày\s|{_SESSIONS}\s){{0,3}}")
#: What may stand between a clock time and its day: "09:26 | Thứ Tư, ngày 14/10/2021".
CLOCK_GAP = re.compile(
    rf"(?:[\s,|()\[\]\-–—•·:;*]|t(?=\d|$)|ngày|lúc|vào|hồi|thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật|t[2-7]|cn"
    rf"|{_SESSIONS}|nay|qua|gmt\s?\+\s?7|\+07(?::?00)?|phút){{0,12}}"
)
#: A numbered document: "số 11-HD/QU", "68/NQ-CP", "595/NQ-UBTVQH15", "Chỉ thị 24".
DOCUMENT_NUMBER = re.compile(
    r"(?:\bsố\s?:?\s?\d{1,9}[\w./-]{0,40}+|\d{1,9}[-/][\d/-]{0,20}+[a-zđ][\wđ.-]{0,40}+(?:/[\wđ.-]{1,40}+)?"
    r"|(?:nghị quyết|chỉ thị|quyết định|kế hoạch|công văn|thông tư|kết luận|hướng dẫn|chương trình|thông báo"
    r"|nghị định|pháp lệnh|công điện|quy định|đề án|tờ trình|văn bản)(?:\s(?:số\s)?\d+)?)[^.;,]{0,90},?\s?$"
)
