"""Walks through changes of raw pages: whatever is done to them, each text stays at its address.

A walk begins with a few invented pages and changes them step by step: pages come, go, come back, are moved,
renumbered, renamed, swapped, joined into containers and split again, saved anew with other furniture or in
other formats, corrected, given addresses or robbed of them, repeated, and withdrawn. `Walk.step` cleans
after each change and holds what must be true; pages are cleaned by a cleaner that reads them without
guessing, so that nothing but the identity of articles is tried.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from luutru.building.archive import open_archive
from luutru.building.cleaning import clean_seeds
from luutru.console import Console
from luutru.content.addresses import withdraw_article
from luutru.content.store import load_content
from luutru.memo import Memo
from luutru.model import (
    Block,
    BlockKind,
    CleanedPage,
    Description,
    Evidence,
    Found,
    RawPage,
    Role,
    TaggedLine,
)
from luutru.vietnamese.repair import repair_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from luutru.content.stage import CleanReport

SYLLABLES = [
    "ấp",
    "bản",
    "bến",
    "bờ",
    "bưởi",
    "cam",
    "cầu",
    "chợ",
    "chùa",
    "cổng",
    "cửa",
    "dâu",
    "dốc",
    "đê",
    "đèn",
    "đình",
    "đò",
    "đồng",
    "gạch",
    "gạo",
    "gốm",
    "hàng",
    "hiên",
    "hoa",
    "hồ",
    "kênh",
    "kho",
    "làng",
    "lò",
    "lúa",
    "lụa",
    "mây",
    "mía",
    "miếu",
    "mái",
    "mật",
    "ngõ",
    "nón",
    "nước",
    "nương",
    "ổi",
    "phố",
    "phà",
    "quạt",
    "quán",
    "rặng",
    "rơm",
    "ruộng",
    "rừng",
    "sân",
    "sen",
    "sông",
    "suối",
    "thợ",
    "thuyền",
    "tranh",
    "trầu",
    "tre",
    "trúc",
    "vải",
    "vườn",
    "vịt",
    "vôi",
    "xóm",
    "xưởng",
    "yếm",
    "giếng",
    "giàn",
    "gió",
    "nắng",
]
FURNITURE = "##"
#: Addresses that many pages may give: of the home page, and of a page whose ``?id=`` was cut off.
HOME, CUT = "https://mau.example/", "https://mau.example/bai.php"


@dataclass(frozen=True)
class Item:
    """A raw page: which text, in which correction of it, with what furniture, and the address it gives."""

    text: int
    version: int = 0
    salt: int = 0
    address: str = ""

    def lines(self) -> list[str]:
        text = text_lines(self.text, self.version)
        return [f"{FURNITURE} Đọc nhiều {self.salt}", *text, f"{FURNITURE} {self.salt}"]


def text_lines(text: int, version: int) -> list[str]:
    """A headline and paragraphs, most with the text's mark; every third text ends as many others do."""
    source = random.Random(text)
    lines = [f"Tựa{text} " + " ".join(source.choices(SYLLABLES, k=7))]
    for _ in range(source.randint(1, 3)):
        lines.append(f"Thân{text} " + " ".join(source.choices(SYLLABLES, k=source.randint(18, 30))))
    if text % 3 == 0:
        lines.append("Mời bạn đọc gửi ý kiến về tòa soạn qua hộp thư.")
    if version:
        lines[1] += f" sửa {version}"
    return lines


def clean_plainly(raw: RawPage, *_: object) -> CleanedPage:
    """The first line that is not marked as furniture is the headline, the others are paragraphs."""
    tagged, blocks = [], []
    title = None
    for line in repair_page(raw):
        role = Role.BODY
        if not line.text:
            role = Role.BLANK
        elif line.text.startswith(FURNITURE):
            role = Role.FURNITURE
        elif title is None:
            role, title = Role.TITLE, Found(line.text, (Evidence(line.number, line.text, "first", 1.0),))
        else:
            blocks.append(Block(BlockKind.PARAGRAPH, line.text, (line.number,)))
        tagged.append(TaggedLine(line, role, "plain", 1.0))
    return CleanedPage(raw, tuple(tagged), Description(title=title), tuple(blocks))


@dataclass
class Walk:
    """An archive in `root` that is changed at random, and what must stay true of it."""

    root: Path
    random: random.Random
    files: dict[str, list[Item]] = field(default_factory=dict)
    #: Text → the slug that it was first at; slug → its text.
    homes: dict[int, str] = field(default_factory=dict)
    owners: dict[str, int] = field(default_factory=dict)
    withdrawn: dict[int, bool] = field(default_factory=dict)  #: text → whether it was erased
    texts: int = 0
    numbers: int = 0
    done: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        (self.root / "seeds").mkdir(parents=True)
        for _ in range(self.random.randint(1, 4)):
            self.insert()

    # --- what is done

    def change(self) -> None:
        """Do one thing to the raw pages."""
        deeds: list[Callable[[], None]] = [
            self.insert, self.insert, self.delete, self.bring_back, self.repeat, self.move, self.shuffle,
            self.renumber, self.rename, self.swap, self.join, self.split, self.save_again, self.correct,
            self.readdress, self.reformat, self.withdraw, self.crowd, self.overwrite, self.overwrite,
        ]  # fmt: skip
        deed = self.random.choice(deeds)
        self.done.append(deed.__name__)
        deed()
        self.files = {name: items for name, items in self.files.items() if items}

    def insert(self) -> None:
        self.texts += 1
        self.put(Item(self.texts, salt=self.random.randint(0, 3), address=self.some_address(self.texts)))

    def bring_back(self) -> None:
        """Put in a text that was there before, perhaps withdrawn, perhaps there now."""
        text = self.random.randint(1, max(1, self.texts))
        self.texts = max(1, self.texts)
        self.put(Item(text, self.version_of(text), self.random.randint(0, 9), self.some_address(text)))

    def repeat(self) -> None:
        if place := self.some_place():
            name, number = place
            self.put(self.files[name][number])

    def delete(self) -> None:
        if place := self.some_place():
            del self.files[place[0]][place[1]]

    def overwrite(self) -> None:
        """Put a new text where another was."""
        if place := self.some_place():
            self.texts += 1
            item = Item(self.texts, address=self.some_address(self.texts))
            self.files[place[0]][place[1]] = item

    def move(self) -> None:
        if place := self.some_place():
            self.put(self.files[place[0]].pop(place[1]))

    def shuffle(self) -> None:
        for items in self.files.values():
            self.random.shuffle(items)

    def renumber(self) -> None:
        """Give all files the names of those after them."""
        names = sorted(self.files)
        new = [*names[1:], self.new_name("txt")][: len(names)]
        files, self.files = self.files, {}
        for name, new_name in zip(names, new, strict=True):
            alike = suffix(new_name) == suffix(name) and new_name not in self.files
            self.files[new_name if alike else self.new_name(suffix(name))] = files[name]

    def rename(self) -> None:
        if self.files:
            name = self.random.choice(sorted(self.files))
            self.files[self.new_name(suffix(name))] = self.files.pop(name)

    def swap(self) -> None:
        places = [place for _ in range(2) if (place := self.some_place())]
        if len(places) == 2:
            (one, first), (other, second) = places
            items = self.files[one][first], self.files[other][second]
            self.files[other][second], self.files[one][first] = items

    def join(self) -> None:
        items = [item for items in self.files.values() for item in items]
        if items:
            self.files = {self.new_name(self.random.choice(["jsonl", "warc"])): items}

    def split(self) -> None:
        names = [name for name, items in self.files.items() if len(items) > 1]
        if names:
            for item in self.files.pop(self.random.choice(names)):
                self.files[self.new_name(self.random.choice(["txt", "html"]))] = [item]

    def save_again(self) -> None:
        """Save all pages anew, with other furniture."""
        self.edit_all(lambda item: replace(item, salt=item.salt + self.random.randint(0, 2)))

    def correct(self) -> None:
        if place := self.some_place():
            name, number = place
            text = self.files[name][number].text
            self.edit_all(lambda item: replace(item, version=item.version + (item.text == text)))

    def readdress(self) -> None:
        """Write addresses where there were none, or lose them."""
        if place := self.some_place():
            name, number = place
            item = self.files[name][number]
            self.files[name][number] = replace(item, address=self.some_address(item.text))

    def crowd(self) -> None:
        """Let several pages give one address that is none of theirs."""
        for _ in range(2):
            if place := self.some_place():
                address = self.random.choice([HOME, CUT])
                self.files[place[0]][place[1]] = replace(self.files[place[0]][place[1]], address=address)

    def reformat(self) -> None:
        """Write a file in another format, under a name of its own."""
        if self.files:
            name = self.random.choice(sorted(self.files))
            items = self.files.pop(name)
            kinds = ["jsonl", "warc"] + ["txt", "html"] * (len(items) == 1)
            self.files[self.new_name(self.random.choice(kinds))] = items

    def withdraw(self) -> None:
        """Withdraw all articles of a text."""
        if not self.owners or self.random.random() < 0.5:
            return
        text = self.random.choice(sorted(set(self.owners.values())))
        erase = self.withdrawn[text] = self.withdrawn.get(text, False) or self.random.random() < 0.7
        for slug in [slug for slug, owner in self.owners.items() if owner == text]:
            withdraw_article(self.root / "content", slug, "theo yêu cầu", "2026-03-03", {}, erase=erase)

    # --- what it is done with

    def put(self, item: Item) -> None:
        containers = [name for name in self.files if suffix(name) in ("jsonl", "warc")]
        if containers and self.random.random() < 0.5:
            items = self.files[self.random.choice(containers)]
            items.insert(self.random.randint(0, len(items)), item)
        else:
            self.files[self.new_name(self.random.choice(["txt", "txt", "html", "jsonl", "warc"]))] = [item]

    def new_name(self, kind: str) -> str:
        """A name that is free, most often one that a file had before."""
        self.numbers += 1
        folder = self.random.choice(["", "", "kho/"])
        name = f"{folder}{self.random.randint(0, 5)}.{kind}"
        return f"{folder}{self.random.randint(0, 9)}-{self.numbers}.{kind}" if name in self.files else name

    def some_place(self) -> tuple[str, int] | None:
        places = [(name, number) for name in sorted(self.files) for number in range(len(self.files[name]))]
        return self.random.choice(places) if places else None

    def some_address(self, text: int) -> str:
        own = f"https://mau.example/bai/{text}.html"
        ways = [
            "",
            "",
            own,
            own,
            own.replace("https://", "http://www."),
            f"{own}/?utm_source=zalo#dau",
            HOME,
            CUT,
        ]
        return self.random.choice(ways)

    def version_of(self, text: int) -> int:
        return next((item.version for item in self.items() if item.text == text), 0)

    def items(self) -> Iterator[Item]:
        for items in self.files.values():
            yield from items

    def edit_all(self, edit: Callable[[Item], Item]) -> None:
        self.files = {name: [edit(item) for item in items] for name, items in self.files.items()}

    # --- what must be true

    def step(self) -> None:
        """Write the raw pages, clean, and hold what must be true."""
        inputs = self.write()
        copy = self.root.with_name("copy")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.root, copy, ignore=shutil.ignore_patterns(".luutru"))
        with Memo(self.root) as memo:
            report = run(self.root, memo)
        content = snapshot(self.root)
        with Memo(None) as memo:
            run(copy, memo)
        assert snapshot(copy) == content, "a copy without .luutru/ cleans otherwise"
        with Memo(self.root) as memo:
            again = run(self.root, memo)
        assert snapshot(self.root) == content, "a second run changes something"
        assert (again.new, again.refreshed) == ([], [])
        self.hold(inputs, report)

    def hold(self, inputs: dict[str, Item], report: CleanReport) -> None:
        """Hold what must be true of the content folder after a cleaning of these inputs."""
        aside = {row.name: row.reason for row in report.set_aside}
        assert report.articles.keys() | aside.keys() == inputs.keys(), (
            "an input without a trace, or a stale row"
        )
        assert not report.articles.keys() & aside.keys()
        assert report.read == len(inputs)
        before = Counter(self.owners.values())
        files = {file.article.slug: file for file in load_content(self.root / "content")}
        ids = [file.article.id for file in files.values()]
        assert len(ids) == len(set(ids))
        for slug, file in files.items():
            assert file.article.duplicate_of != file.article.id
            ledger = self.root / f"content/ledger/{slug}.tsv"
            raw = ledger.read_text(encoding="utf-8") if ledger.exists() else ""
            [text] = marks("Tựa", file.article.title + raw)
            assert self.owners.setdefault(slug, text) == text, f"{slug} shows another text"
            self.homes.setdefault(text, slug)
            shown = marks("Thân", file.body_md + raw)
            assert shown == set() if self.withdrawn.get(text) else shown == {text}
            assert bool(file.article.withdrawn) == (text in self.withdrawn), (
                "withdrawn once, withdrawn for ever"
            )
        assert files.keys() == self.owners.keys(), "an address is lost"
        for text, amount in Counter(self.owners.values()).items():
            there = {(suffix(name) == "html", item) for name, item in inputs.items() if item.text == text}
            assert amount <= max(before[text], len(there)), f"text {text} got another address"
        standing = {slug for slug, file in files.items() if not file.article.withdrawn}
        assert set(report.articles.values()) | set(report.gone) == standing, "an article without a word"
        own = {name for name, item in inputs.items() if item.address not in ("", HOME, CUT)}
        for name, slug in report.articles.items():
            if slug in report.new and name in own:
                others = {other for other in own if other != name and inputs[other].text == inputs[name].text}
                assert not others & report.articles.keys(), "two articles for one address"
        for name, item in inputs.items():
            if item.text in self.withdrawn:
                assert aside[name] in ("withdrawn", "same-bytes"), aside[name]
            elif article := report.articles.get(name):
                body = "\n\n".join(text_lines(item.text, item.version)[1:])
                assert files[article].body_md == body
                assert self.owners[article] == item.text
            else:
                assert aside[name] in ("same-bytes", "same-address")
            if item.text not in self.withdrawn:
                assert self.owners[self.homes[item.text]] == item.text

    def write(self) -> dict[str, Item]:
        """Write the raw pages; returns what each input is."""
        seeds = self.root / "seeds"
        inputs: dict[str, Item] = {}
        sources = ["file,url"]
        wanted: dict[str, bytes] = {}
        for name, items in self.files.items():
            kind = suffix(name)
            if kind in ("txt", "html"):
                inputs[name] = items[0]
                if kind == "txt" and items[0].address:
                    sources.append(f"{name},{items[0].address}")
                wanted[name] = (write_text if kind == "txt" else write_html)(items[0]).encode()
            else:
                inputs |= {f"{name}#{number}": item for number, item in enumerate(items, 1)}
                wanted[name] = b"".join(map(write_piece if kind == "jsonl" else write_answer, items))
        wanted["sources.csv"] = "\n".join(sources).encode()
        for path in [path for path in seeds.rglob("*") if path.is_file()]:
            if path.relative_to(seeds).as_posix() not in wanted:
                path.unlink()
        for name, data in wanted.items():
            path = seeds / name
            path.parent.mkdir(exist_ok=True)
            if not path.exists() or path.read_bytes() != data:
                path.unlink(missing_ok=True)
                path.write_bytes(data)
        return inputs


def write_text(item: Item) -> str:
    return "\n".join(item.lines()) + "\n" * (item.salt % 2)


def write_html(item: Item) -> str:
    link = f'<link rel="canonical" href="{item.address}">' if item.address else ""
    lines = "".join(f"<p>{line}</p>\n" for line in item.lines())
    return f"<!DOCTYPE html><html><head>{link}</head><body>{lines}</body></html>"


def write_piece(item: Item) -> bytes:
    return json.dumps({"text": write_text(item), "url": item.address}).encode() + b"\n"


def write_answer(item: Item) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + write_text(item).encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {item.address or 'https:'}\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def suffix(name: str) -> str:
    return name.rpartition(".")[2]


def marks(word: str, text: str) -> set[int]:
    """The numbers of the texts whose mark is in a text."""
    return {int(number) for number in re.findall(rf"{word}(\d+)", text)}


def snapshot(root: Path) -> dict[str, bytes]:
    content = root / "content"
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in sorted(content.rglob("*"))
        if path.is_file()
    }


def run(root: Path, memo: Memo) -> CleanReport:
    return clean_seeds(open_archive(root), Console(quiet=True), memo, 1)


def walk(root: Path, seed: int, steps: int = 4) -> None:
    """Take one walk; an error tells the seed and all that was done."""
    shutil.rmtree(root, ignore_errors=True)
    chance = random.Random(seed)
    here = Walk(root, chance)
    try:
        here.step()
        for _ in range(steps):
            here.done.append("|")
            for _ in range(chance.choice([1, 1, 2, 3])):
                here.change()
            here.step()
    except AssertionError as error:
        error.add_note(f"seed {seed}: {' '.join(here.done)}")
        raise
