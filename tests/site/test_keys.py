"""A page's key covers all that its view can show.

A small archive has every field of everything that goes into views. Each is changed, one at a time: a page
whose key is the same has the same bytes. A field that is new must get another value here, or a test fails.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from luutru.building.template_files import find_templates, load_templates
from luutru.catalogue.catalogue import build_catalogue
from luutru.catalogue.entries import make_entry
from luutru.catalogue.names import name_terms
from luutru.catalogue.packed import pack_entry
from luutru.config import Config
from luutru.content.changes import Change
from luutru.content.fields import FOUND
from luutru.content.frontmatter import render_content
from luutru.content.ledger import render_ledger
from luutru.content.paragraphs import PublishedArticle, publish_article
from luutru.content.second_stories import has_second_story
from luutru.content.shown_pictures import ShownPicture
from luutru.knowledge import load_knowledge
from luutru.model import Article, ContentFile, Evidence, Ledger, LedgerRow, Role, SetAside, Source
from luutru.site import urls
from luutru.site.article_blocks import make_block, plan_search, text_keys
from luutru.site.context import Site
from luutru.site.making import make_file
from luutru.site.planning import plan_site
from luutru.site.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luutru.content.pictures import Limits

EVIDENCE = Evidence(3, "19-01-2018 15:45", "date-line", 0.6)
RICH = Article(
    id="00000000000a",
    slug="quan-hop",
    title="Quận Đống Đa họp",
    kicker="Xây dựng Đảng",
    date="2018-01-19",
    published="2018-01-19",
    published_time="15:45",
    updated="2018-01-20",
    event="2018-01-18",
    outlet="Kinh tế & Đô thị",
    authors=("Trần Long",),
    districts=("Đống Đa",),
    wards=("phường Láng Hạ",),
    topics=("xay-dung-dang",),
    summary="Ngày 19/1, quận họp.",
    source=Source("a.txt", "a" * 64, "https://example.org/a.html", "2018-02-01"),
    aliases=("hop-cu",),
    duplicate_of="00000000000b",
    reviewed=False,
    rights="© Báo A",
    extra={"x_kho": "A1"},
)
OTHERS = (
    Article(
        id="00000000000b", slug="ban-goc", title="Bản gốc", date="2018-01-17", published="2018-01-17",
        districts=("Đống Đa",), topics=("xay-dung-dang",),
    ),
    Article(
        id="00000000000c", slug="bai-sau", title="Bài sau", date="2018-03-01", published="2018-03-01",
        districts=("Đống Đa",), topics=("xay-dung-dang",), outlet="Hà Nội mới",
    ),
    Article(id="00000000000d", slug="khong-ngay", title="Không ngày"),
    Article(id="00000000000e", slug="da-rut", title="Đã rút", withdrawn="Trùng", aliases=("rut-cu",)),
)  # fmt: skip
BODY = (
    "Ngày 19/1, quận họp bàn.\n\nĐoạn thứ hai của bài, có mấy chữ.\n\n## Nhiệm vụ\n\nĐoạn thứ ba.\n\n"
    "![Ảnh hội nghị](anh/anh-hop.jpg)"
)
KEPT_PICTURE = ShownPicture("00000000000000ff-80x60.jpg", 80, 60, "anh-hop.jpg")
LEDGER = Ledger(
    "utf-8",
    bom=False,
    newline="\n",
    final_newline=True,
    rows=(
        LedgerRow(1, Role.TITLE, "title", "Quận Đống Đa họp"),
        LedgerRow(2, Role.FURNITURE, "ticker", "DÒNG SỰ KIỆN"),
    ),
)
CONFIG = Config(
    title="Kho", description="Một kho.", publisher="Thư viện", base_url="https://example.org/",
    repository="https://github.com/a/b", as_of="2026-01-01", rights="© Kho",
)  # fmt: skip
SET_ASIDE = SetAside("x.txt", "empty", "0 bytes")
CHANGED = Change("2026-02-03", RICH.id, "title", "Quận hop", "Quận họp")
WITHDRAWAL = Change("2026-02-04", OTHERS[3].id, "withdrawn", "", "Trùng")
SHOWN = publish_article(None, "0" * 64, [("d-11111111", "Ngày 19/1, quận họp bàn việc lớn.")])


@dataclass(frozen=True)
class World:
    """All that a site is made from, but for what stands in the version of the program."""

    file: ContentFile = field(
        default_factory=lambda: ContentFile("content/quan-hop.md", "", RICH, {"published": (EVIDENCE,)}, BODY)
    )
    others: tuple[Article, ...] = OTHERS
    ledger: Ledger = LEDGER
    config: Config = CONFIG
    set_aside: SetAside = SET_ASIDE
    change: Change = CHANGED
    withdrawal: Change = WITHDRAWAL
    published: PublishedArticle = SHOWN
    picture: ShownPicture = KEPT_PICTURE


class Memory:
    """The content of a world, without a folder."""

    def __init__(self, world: World) -> None:
        files = [
            world.file,
            *(ContentFile(f"content/{one.slug}.md", "", one, {}, BODY) for one in world.others),
        ]
        self.files = {}
        for file in files:
            text = render_content(file.article, file.evidence, file.body_md)
            name = file.path.rpartition("/")[2].removesuffix(".md")
            self.files[name] = replace(file, sha256=hashlib.sha256(text.encode()).hexdigest())
        self.picture = world.picture
        self.ledgers = {world.file.path.rpartition("/")[2].removesuffix(".md"): world.ledger}

    def load_file(self, name: str) -> ContentFile:
        return self.files[name]

    def read_own(self, path: str) -> bytes:
        return path.encode()

    def load_ledger(self, name: str) -> Ledger | None:
        return self.ledgers.get(name)

    def load_picture(self, file: str, limits: Limits) -> tuple[str, bytes]:
        return self.picture.name, self.picture.name.encode()

    def entries(self) -> Iterator[bytes]:
        for name, file in self.files.items():
            ledger = self.ledgers.get(name)
            data = render_ledger(ledger).encode() if ledger else b""
            key = hashlib.sha256(data).hexdigest() if ledger else ""
            yield pack_entry(make_entry(file, key, second_story=has_second_story(data)))


def build(world: World) -> dict[str, tuple[str, object]]:
    """Make every file of a world's site: path → key and bytes."""
    knowledge = load_knowledge(world.config.region)
    names = name_terms(knowledge.places, knowledge.outlets, knowledge.topics, world.config.language)
    content = Memory(world)
    site = Site(
        config=world.config,
        words=load_words(world.config.language, world.config.labels),
        places=knowledge.places,
        outlets=knowledge.outlets,
        topics=knowledge.topics,
        catalogue=build_catalogue(list(content.entries()), names),
        content=content,
        templates=load_templates(find_templates()),
        set_aside=(world.set_aside,),
        changes=(world.change, world.withdrawal),
        paragraphs={RICH.id: world.published},
        pictures={"anh-hop.jpg": world.picture},
    )
    made: dict[str, tuple[str, object]] = {
        page.url: (page.key, make_file(site, page)) for page in plan_site(site).pages
    }
    search = plan_search(site, "")
    keys = text_keys(search.shape, search.keys)
    for task in search.tasks(keys):
        block = make_block(site, search.layout, lambda *file: file, (task, frozenset()))
        made |= {path: (keys[path], data) for path, data in block.files}
    return made


@cache
def build_plain() -> Mapping[str, tuple[str, object]]:
    return build(World())


def change_article(**values: Any) -> World:
    world = World()
    return replace(world, file=replace(world.file, article=replace(RICH, **values)))


#: Another value of every field of an article.
ARTICLE: dict[str, Any] = {
    "id": "0000000000aa", "slug": "quan-hop-2", "title": "Quận họp", "kicker": "Đảng", "date": "2018-02-19",
    "published": "2018-01-21", "published_time": "16:00", "updated": "2018-01-22", "event": "2018-01-11",
    "outlet": "Hà Nội mới", "authors": ("Lê Minh",), "districts": ("Ba Đình",), "wards": ("phường Bưởi",),
    "provinces": ("Hà Nội",), "topics": ("khen-thuong-thi-dua",), "summary": "Tóm tắt khác.",
    "source": Source("b.txt"), "aliases": ("cu-hon",), "duplicate_of": None, "reviewed": True,
    "withdrawn": "Sai", "rights": "Tự do",
    "extra": {"x_kho": "B2"},
}  # fmt: skip
SOURCE: dict[str, Any] = {
    "file": "c.txt", "sha256": "c" * 64, "url": "https://example.org/c.html", "retrieved": "2018-02-02",
}  # fmt: skip
PROOF: dict[str, Any] = {
    "line": 4,
    "text": "20-01-2018",
    "rule": "other-rule",
    "confidence": 0.9,
    "value": "2018-01-20",
}
ROW: dict[str, Any] = {"line": 3, "role": Role.RELATED, "rule": "second-story", "text": "TIN NÓNG"}
LEDGERS: dict[str, Any] = {
    "encoding": "cp1258",
    "bom": True,
    "newline": "\r\n",
    "final_newline": False,
    "rows": (),
}
FILE: dict[str, Any] = {
    "path": "content/ten-khac.md",
    "sha256": None,
    "article": None,
    "evidence": {},
    "body_md": "Khác.",
}
SETTINGS: dict[str, Any] = {
    "title": "Kho khác", "description": "Khác.", "language": "en", "publisher": "Bảo tàng",
    "base_url": "https://example.com/", "repository": "https://github.com/c/d", "as_of": "2026-01-02",
    "region": "hanoi", "page_size": 2, "excerpt_only": True, "noindex": True, "rights": "Khác",
    "pictures": True, "picture_side": 800, "picture_kb": 100, "menu": ("nam", "bao"), "logo": "dau.png",
    "colours": {"link": "#123456"}, "labels": {"nav_home": "Trang đầu"},
}  # fmt: skip
ASIDE: dict[str, Any] = {"name": "y.txt", "reason": "binary", "detail": "7 bytes"}
CHANGE: dict[str, Any] = {
    "day": "2026-02-05", "id": OTHERS[0].id, "field": "outlet", "old": "Quận hộp", "new": "Quận hợp",
    "who": "Hà",
}  # fmt: skip
PICTURE: dict[str, Any] = {
    "name": "00000000000000aa-80x60.jpg",
    "width": 81,
    "height": 61,
    "file": "khac.jpg",
}
SHOWN_AS: dict[str, Any] = {"content": "f" * 12, "text": f"{SHOWN.text} 22222222:abcdefgh=33333333"}
#: What is a value of its own in a world.
PARTS: dict[str, dict[str, Any]] = {
    "ledger": LEDGERS, "config": SETTINGS, "set_aside": ASIDE, "change": CHANGE, "withdrawal": CHANGE,
    "published": SHOWN_AS, "picture": PICTURE,
}  # fmt: skip
#: Every kind of value that goes into views → another value of each of its fields; None: it has its own kind.
KINDS: dict[type, Mapping[str, Any]] = {
    Article: ARTICLE, Source: SOURCE, Evidence: PROOF, ContentFile: FILE, Ledger: LEDGERS, LedgerRow: ROW,
    ShownPicture: PICTURE, Config: SETTINGS, SetAside: ASIDE, Change: CHANGE, PublishedArticle: SHOWN_AS,
}  # fmt: skip


#: A world of several provinces, and others with an article in another place.
COUNTRY = replace(
    World(),
    config=replace(CONFIG, region="viet-nam"),
    others=(
        replace(OTHERS[0], districts=("Hải Châu (Đà Nẵng)", "Sơn Trà (Đà Nẵng)")),
        replace(OTHERS[1], districts=("Quận 2 (Hồ Chí Minh)", "Cẩm Lệ (Đà Nẵng)")),
        *OTHERS[2:],
    ),
)
PLACES: tuple[tuple[str, Any], ...] = (
    ("districts", ()),
    ("districts", ("Đống Đa",)),
    ("districts", ("Thủ Đức (Hồ Chí Minh)",)),
    ("districts", ("Ngũ Hành Sơn (Đà Nẵng)", "Châu Thành (Long An)")),
    ("wards", ("phường Hải Châu (Đà Nẵng)",)),
    ("provinces", ("Gia Lai",)),
    ("provinces", ("Đà Nẵng", "Hồ Chí Minh")),
)


def moved_countries() -> Iterator[tuple[str, World]]:
    for place, other in enumerate(COUNTRY.others):
        for number, (field_name, value) in enumerate(PLACES):
            others = [*COUNTRY.others]
            others[place] = replace(other, **{field_name: value})
            yield f"{field_name} {number} of {other.slug}", replace(COUNTRY, others=tuple(others))
    # One province is left: there are no pages of provinces any more.
    alone = tuple(replace(other, districts=("Đống Đa",)) for other in COUNTRY.others)
    yield "one province", replace(COUNTRY, others=alone)


def changed_worlds() -> Iterator[tuple[str, World]]:
    world = World()
    for name, value in ARTICLE.items():
        yield f"article {name}", change_article(**{name: value})
        for place, other in enumerate(OTHERS):
            if value != getattr(other, name):
                others = [*OTHERS]
                others[place] = replace(other, **{name: value})
                yield f"other {place} {name}", replace(world, others=tuple(others))
    for name, value in FILE.items():
        if value is not None:
            yield f"file {name}", replace(world, file=replace(world.file, **{name: value}))
    for name, value in PROOF.items():
        proof = {"published": (replace(EVIDENCE, **{name: value}),)}
        yield f"evidence {name}", replace(world, file=replace(world.file, evidence=proof))
    for name, value in ROW.items():
        rows = (LEDGER.rows[0], replace(LEDGER.rows[1], **{name: value}))
        yield f"row {name}", replace(world, ledger=replace(LEDGER, rows=rows))
    for name, value in SOURCE.items():
        yield f"source {name}", change_article(source=replace(RICH.source, **{name: value}))
    for part, values in PARTS.items():
        for name, value in values.items():
            change = msgspec.structs.replace if part == "picture" else replace
            changed = change(getattr(world, part), **{name: value})
            yield f"{part} {name}", replace(world, **{part: changed})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_has_another_value_here(kind: type) -> None:
    names = fields(kind) if is_dataclass(kind) else msgspec.structs.fields(kind)
    known = {item.name for item in names}
    assert known - KINDS[kind].keys() == set(), "give it another value above, among those of its kind"
    assert KINDS[kind].keys() - known == set(), f"no field of {kind.__name__}: add it there, or take it out"


@pytest.mark.parametrize("name", [name for name in FOUND if name in ARTICLE])
def test_readers_see_every_field_that_cleaning_finds(name: str) -> None:
    pages = build_plain(), build(change_article(**{name: ARTICLE[name]}))
    before, after = (world[urls.article_url(RICH.slug)][1] for world in pages)
    assert before != after, "it shows nowhere: give it a line in make_facts of luutru/site/facts.py"


@pytest.mark.parametrize("name", [name for name, _ in changed_worlds()])
def test_a_page_with_the_same_key_has_the_same_bytes(name: str) -> None:
    stale = find_stale(build_plain(), build(dict(changed_worlds())[name]))
    assert stale == [], "their keys do not know what they show: add it where planning.py plans them"


def find_stale(
    before: Mapping[str, tuple[str, object]], after: Mapping[str, tuple[str, object]]
) -> list[str]:
    """The files whose key has stayed, and whose bytes have not."""
    return [
        url
        for url in before.keys() & after.keys()
        if before[url][0] == after[url][0] and before[url][1] != after[url][1]
    ]


@cache
def build_country() -> Mapping[str, tuple[str, object]]:
    return build(COUNTRY)


@pytest.mark.parametrize("name", [name for name, _ in moved_countries()])
def test_a_page_with_the_same_key_has_the_same_bytes_among_provinces(name: str) -> None:
    assert find_stale(build_country(), build(dict(moved_countries())[name])) == []
