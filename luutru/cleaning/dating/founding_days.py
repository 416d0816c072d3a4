"""Days whose age is counted in the news: "kỷ niệm 91 năm Ngày thành lập Đoàn" was in 1931 + 91.

Month, day and year each celebration counts from, with the words that name it; from the days' own laws,
resolutions and congress documents. These do not change, so they are code.
"""

from __future__ import annotations

import re

#: (words, day, month, year counted from); longer names first, for they contain shorter ones.
FOUNDING_DAYS: tuple[tuple[str, int, int, int], ...] = (
    ("thành lập quân đội", 22, 12, 1944),
    ("thành lập hội liên hiệp phụ nữ", 20, 10, 1930),
    ("thành lập hội lhpn", 20, 10, 1930),
    ("thành lập hội nông dân", 14, 10, 1930),
    ("thành lập hội cựu chiến binh", 6, 12, 1989),
    ("thành lập hội chữ thập đỏ", 23, 11, 1946),
    ("thành lập công đoàn", 28, 7, 1929),
    ("thành lập đoàn", 26, 3, 1931),
    ("thành lập đội", 15, 5, 1941),
    ("thành lập đảng", 3, 2, 1930),
    ("thành lập mặt trận", 18, 11, 1930),
    ("truyền thống mặt trận", 18, 11, 1930),
    ("truyền thống công an", 19, 8, 1945),
    ("toàn dân bảo vệ an ninh", 19, 8, 2005),
    ("công an nhân dân", 19, 8, 1945),
    ("cách mạng tháng tám", 19, 8, 1945),
    ("quốc khánh", 2, 9, 1945),
    ("giải phóng thủ đô", 10, 10, 1954),
    ("giải phóng miền nam", 30, 4, 1975),
    ("thống nhất đất nước", 30, 4, 1975),
    ("điện biên phủ trên không", 18, 12, 1972),
    ("điện biên phủ", 7, 5, 1954),
    ("toàn quốc kháng chiến", 19, 12, 1946),
    ("sinh chủ tịch hồ chí minh", 19, 5, 1890),
    ("sinh của chủ tịch hồ chí minh", 19, 5, 1890),
    ("sinh nhật bác", 19, 5, 1890),
    ("kêu gọi thi đua ái quốc", 11, 6, 1948),
    ("thương binh", 27, 7, 1947),
    ("quốc tế phụ nữ", 8, 3, 1910),
    ("phụ nữ việt nam", 20, 10, 1930),
    ("nhà giáo việt nam", 20, 11, 1982),
    ("thầy thuốc việt nam", 27, 2, 1955),
    ("báo chí cách mạng", 21, 6, 1925),
    ("quốc tế lao động", 1, 5, 1886),
    ("gia đình việt nam", 28, 6, 2001),
    ("thanh niên xung phong", 15, 7, 1950),
    ("dân quân tự vệ", 28, 3, 1935),
    ("biên phòng", 3, 3, 1959),
    ("cách mạng tháng mười", 7, 11, 1917),
    ("ngày chuyển đổi số", 10, 10, 2021),
)

#: "kỷ niệm 91 năm Ngày thành lập Đoàn": the number and what follows it.
COUNTED = re.compile(r"(?<!\d)(\d{1,3})\s(?:năm|tuổi)(?:\s(?:ngày|lần))?\s(?=(.{8,70}))")


def founding_of(words: str) -> tuple[int, int, int] | None:
    """Day, month and year that the celebration named at the start of `words` counts from."""
    best: tuple[int, tuple[int, int, int]] | None = None
    for name, day, month, year in FOUNDING_DAYS:
        at = words.find(name)
        if 0 <= at <= 25 and (best is None or at < best[0]):
            best = at, (day, month, year)
    return best[1] if best else None
