"""What stands inside a text besides paragraphs: lists, poems, tables, schedules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.site import Row, Site
    from training.texts import Story


def items(site: Site, text: str) -> list[Row]:
    """Return a paragraph's sentences as the items of a list."""
    chance = site.chance
    mark = chance.pick("- ", "+ ", "• ", "1. ")
    rows: list[Row] = [("body", site.word("list_openings"))] if chance.often(0.4) else []
    for number, item in enumerate(text.split(". ")[:4], 1):
        start = f"{number}. " if mark == "1. " else mark
        rows.append(("body", start + item.rstrip(".") + chance.pick(";", ".", ",")))
    return rows


def poem(site: Site, story: Story) -> list[Row]:
    """Return a sentence and the lines of verse that it announces."""
    chance = site.chance
    width = chance.randint(5, 8)
    words = " ".join(sentence.strip('."”“') for sentence in story.sentences[:5]).split()
    lines = [" ".join(words[at : at + width]) for at in range(0, len(words) - width, width)]
    rows: list[Row] = [
        ("body", chance.pick("Bài thơ có đoạn:", site.word("list_openings"), story.sentences[-1]))
    ]
    headed = chance.often(0.1)
    if headed:
        rows.append(("subhead", site.short(site.headline()) if chance.often(0.5) else site.word("givens")))
    for number, line in enumerate(lines[: chance.pick(4, 6, 8, 12)]):
        if headed and number and number % 4 == 0 and chance.often(0.4):
            rows.append(("subhead", site.short(site.headline())))
        rows.append(("body", line[0].upper() + line[1:] + chance.pick("", "", "", ",", ".")))
    return rows


def table(site: Site, story: Story) -> list[Row]:
    """Return a table of figures, a row a line."""
    chance = site.chance
    bar = chance.pick(" | ", "  ", "|", " ; ")
    edge = "| " if bar == " | " and chance.often(0.6) else ""
    cells = [[chance.pick("Đơn vị", "TT", "Địa bàn", "Nội dung"), "Chỉ tiêu", "Thực hiện", "Tỷ lệ (%)"]]
    for _ in range(chance.randint(2, 8)):
        place = f"{chance.pick('Phường', 'Xã', 'Quận', 'Tổ')} {site.word('givens')}"
        figures = [str(chance.randint(1, 900)) for _ in range(2)]
        cells.append(
            [place, *figures, f"{chance.randint(20, 130)},{chance.randint(0, 9)}{chance.pick('', '%')}"]
        )
    rows: list[Row] = [("body", chance.pick(site.word("list_openings"), story.sentences[-1]))]
    return rows + [("body", edge + bar.join(row) + edge[::-1]) for row in cells]


def schedule(site: Site, story: Story) -> list[Row]:
    """Return a list of units with what falls to each."""
    chance = site.chance
    unit = chance.pick("Khu vực", "Tổ", "Cụm", "Tuyến", "Đợt", "Ca", "Bảng", "Nhóm", "Giai đoạn", "Điểm")
    if chance.often(0.3):
        unit = chance.pick("{n}. Trường THCS", "{n}. Phường", "{n}. Chi bộ", "{n}. Em", "- Xã", "- Đội")
    end = chance.pick(" - {} điểm", ": {} điểm", " ({} hộ)", ": {} người", " - {} thí sinh", "")
    rows: list[Row] = [("body", chance.pick(site.word("list_openings"), story.sentences[-1]))]
    for number in range(1, chance.randint(4, 10)):
        names = ", ".join(chance.some(site.words["givens"], 1, 5))
        head = unit.format(n=number) if unit[0] in "{-" else f"{unit} {number}:"
        rows.append(("body", f"{head} {names}{end.format(chance.randint(5, 290))}"))
    return rows


def figures(site: Site, story: Story) -> list[Row]:
    """Return a table whose cells stand side by side without a bar."""
    chance = site.chance
    rows: list[Row] = [("body", story.sentences[-1])]
    for number in range(1, chance.randint(4, 7)):
        figures = f"{chance.randint(1, 99)} {chance.randint(1, 900)} {chance.randint(1, 99)},{number}%"
        rows.append(("body", f"{chance.pick('Phường', 'Xã', 'Tổ', 'Quận')} {site.word('givens')} {figures}"))
    return rows
