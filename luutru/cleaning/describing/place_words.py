"""The words around a unit's name: unit words, committees, organisations, what makes a name something else."""

from __future__ import annotations

from typing import Final

DISTRICT_KINDS: Final = frozenset({"quận", "huyện", "thị xã", "thành phố"})
WARD_KINDS: Final = frozenset({"phường", "xã", "thị trấn"})
#: Unit words and their abbreviations; those in capitals and with a full stop are read only so.
WORDS: Final = {
    "quận": "quận", "huyện": "huyện", "phường": "phường", "xã": "xã",
    "q": "quận", "h": "huyện", "p": "phường", "x": "xã", "tx": "thị xã", "tt": "thị trấn", "tp": "thành phố",
}  # fmt: skip
PAIRS: Final = {("thị", "xã"): "thị xã", ("thị", "trấn"): "thị trấn", ("thành", "phố"): "thành phố"}
ABBREVIATIONS: Final = frozenset({"q", "h", "p", "x", "tx", "tt", "tp"})
#: Any of these may begin a unit word: nothing else needs looking at.
UNIT_OPENERS: Final = frozenset({*WORDS, "thị", "thành"})
#: "Quận ủy", "Huyện đoàn", "Thị ủy": the committee of the unit named next.
COMMITTEES: Final = {"quận": "quận", "huyện": "huyện", "thị": "thị xã"}
COMMITTEE_WORDS: Final = frozenset({"ủy", "đoàn"})
#: Words that may stand between a unit word and the first name of a list; "xã đảo Minh Châu".
OPENERS: Final = frozenset({":", "gồm", "như", "là", "bao", "đảo"})
#: Before a unit word in the plural: "các phường A, B", "hai xã A, B".
PLURALS: Final = frozenset({"các", "những", "hai", "ba", "bốn", "năm", "số"})
#: "(SN 1988; trú tại xã Liên Minh)", "(54 tuổi, ngụ phường Bách Khoa, quận Hai Bà Trưng)": whom these words
#: stand behind lives there; the article plays elsewhere.
HOME_WORDS: Final = frozenset({"trú", "ngụ", "hktt", "quê"})
MERGED: Final = frozenset({("sáp", "nhập"), ("hợp", "nhất")})
AGE_WORDS: Final = frozenset({"sn", "tuổi", "sinh"})
SEPARATORS: Final = frozenset({",", "và", ";", "-", "/", "&", "cùng", "với", "hoặc", "hay"})
#: Organisations that take a district's bare name: "UBND Đống Đa", "Công an Ba Đình".
ORGANS: Final = frozenset({"ubnd", "hđnd", "lđlđ", "mttq", "chqs", "lhpn", "tand", "vksnd"})
ORGAN_PAIRS: Final = frozenset({
    ("công", "an"), ("đảng", "bộ"), ("đảng", "ủy"), ("quận", "ủy"), ("huyện", "ủy"), ("thị", "ủy"),
    ("phụ", "nữ"), ("lao", "động"), ("công", "đoàn"), ("tuổi", "trẻ"), ("nhân", "dân"),
})  # fmt: skip
#: Words that make the bare name next to them a street, a lake, a school …, for every name.
NOT_UNITS: Final = frozenset({
    "đường", "phố", "ngõ", "ngách", "cầu", "hồ", "đền", "chùa", "đình", "chợ", "ga", "xe", "thị",
    "kđt", "viện", "trường", "thpt", "thcs", "học", "non", "viên", "lăng", "gò", "trận", "thắng",
    "nghĩa", "núi", "gia", "hát", "đẳng", "vịnh", "làng", "phủ", "sông", "bay", "bến", "rừng",
    "khách", "sạn", "hàng", "tòa", "miếu", "thôn", "bãi", "đảo", "tượng", "ty", "hàm", "bia", "quán",
    "lễ", "hội", "tuyến", "ngã", "bưu", "điện", "nút", "đèo", "đê", "cụm", "chung", "cư", "tháp",
    "anh", "chị", "ông", "bà", "em", "cháu", "cô", "chú",
})  # fmt: skip
NOT_UNIT_PAIRS: Final = frozenset({("quảng", "trường"), ("sân", "vận"), ("khu", "đô")})
#: Before a province that might also be a person.
PLACE_WORDS: Final = frozenset({"tỉnh", "tại", "ở", "về", "đến", "từ", ",", "(", "quê", "và", "-"})
FORMER_WORDS: Final = frozenset({"cũ"})
#: Between a ward and its district: "phường Bưởi, quận Tây Hồ", "xã X thuộc huyện Y", "phường X (quận Y)".
LINKS: Final = frozenset({",", "(", "-", "thuộc", "của", "ở", "tại"})
#: Between a ward and another province: "phường X, thành phố Vinh", "xã Y, tỉnh Nghệ An".
STRANGER_LINKS: Final = LINKS | {"tỉnh", "tp", ".", "thành", "phố", "huyện", "quận", "thị", "xã"}
