"""Small archives for tests: articles by the dozen, without files."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from luutru.building.template_files import find_templates, load_templates
from luutru.catalogue.catalogue import Catalogue, build_catalogue
from luutru.catalogue.entries import Entry, find_gaps
from luutru.catalogue.names import name_terms
from luutru.catalogue.packed import pack_entry
from luutru.config import Config
from luutru.knowledge.loading import load_knowledge
from luutru.model import Article, ContentFile
from luutru.publishing.tree import open_tree
from luutru.site.context import Site
from luutru.site.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from luutru.content.pictures import Limits
    from luutru.model import Ledger
    from luutru.publishing.tree import SiteFile, TreeReport

DISTRICTS = ("Ba Đình", "Đống Đa", "Hà Đông", "Hai Bà Trưng", "Hoàn Kiếm", "Thạch Thất", "Sơn Tây")
TOPICS = ("ket-nap-dang-vien", "xay-dung-dang", "tong-ket-giao-ban", "khen-thuong-thi-dua", "dai-hoi-dang")
OUTLETS = ("Kinh tế & Đô thị", "Hà Nội mới", "Lao động Thủ đô")
WARDS = ("phường Bưởi", "phường Láng Hạ", "xã Đại Áng")


def make_article(number: int = 1, **values: Any) -> Article:
    """An article numbered `number`; what is not said is left unknown."""
    defaults = {"id": f"{number:012x}", "slug": f"bai-so-{number}", "title": f"Bài số {number}"}
    return Article(**(defaults | values))


def make_entries(articles: Iterable[Article]) -> list[bytes]:
    return [
        pack_entry(Entry(article, hash_free(article), hash_file(article), gaps=find_gaps(article)))
        for article in articles
    ]


def hash_file(article: Article) -> str:
    """A stand-in for the hash of an article's file."""
    return f"{article.id}-{hash_free(article)}"


def hash_free(article: Article) -> str:
    """A stand-in for a file's hash that changes when the metadata does, the same in every process."""
    import hashlib

    return hashlib.sha256(repr(article).encode()).hexdigest()


def make_articles(amount: int, seed: int = 1) -> list[Article]:
    """Articles of all kinds: dated to the day, the month, the year, inferred, open and not at all."""
    choose = random.Random(seed)
    articles = []
    for number in range(1, amount + 1):
        year, month, day = choose.randint(2014, 2024), choose.randint(1, 12), choose.randint(1, 28)
        date: str | None = f"{year}-{month:02}-{day:02}"
        published: str | None = date
        kind = choose.randrange(20)
        if kind == 0:
            published = f"{year}?-{month:02}-{day:02}"
        elif kind == 1:
            published, date = f"{year}-{month:02}", f"{year}-{month:02}-01"
        elif kind == 2:
            published, date = f"{year}", f"{year}-01-01"
        elif kind == 3:
            published, date = f"/{year}-01-05", None
        elif kind == 4:
            published, date = None, None
        elif kind == 5:
            published, date = f"{year}-12/{year + 1}-01", f"{year}-12-01"
        articles.append(
            make_article(
                number,
                slug=f"dang-bo-quan-ket-nap-dang-vien-moi-{number}",
                title=f"Đảng bộ quận {choose.choice(DISTRICTS)} kết nạp thêm được {number} đảng viên mới",
                date=date,
                published=published,
                published_time="15:45" if kind > 10 else None,
                outlet=choose.choice((*OUTLETS, None)),
                authors=("Trần Long",) if kind > 3 else (),
                districts=tuple(choose.sample(DISTRICTS, choose.choice((0, 1, 1, 1, 2)))),
                wards=(choose.choice(WARDS),) if kind > 16 else (),
                topics=tuple(choose.sample(TOPICS, choose.randint(0, 3))),
                summary="Ngày 19/1, Quận ủy tổ chức Hội nghị tổng kết công tác xây dựng Đảng năm 2017.",
            )
        )
    return articles


def make_catalogue(articles: Iterable[Article]) -> Catalogue:
    return build_catalogue(make_entries(articles))


class MemoryContent:
    """Content files and ledgers without a folder: every article has the same body."""

    def __init__(self, articles: Iterable[Article], body_md: str = "", evidence: Any = None) -> None:
        self.articles = {article.slug: article for article in articles}
        self.body_md = body_md or BODY
        self.evidence = evidence or {}
        self.ledgers: dict[str, Ledger] = {}

    def load_file(self, slug: str) -> ContentFile:
        article = self.articles[slug]
        return ContentFile(f"content/{slug}.md", hash_file(article), article, self.evidence, self.body_md)

    def read_own(self, path: str) -> bytes:
        raise FileNotFoundError(path)

    def load_ledger(self, slug: str) -> Ledger | None:
        return self.ledgers.get(slug)

    def load_picture(self, file: str, limits: Limits) -> tuple[str, bytes]:
        raise FileNotFoundError(file)


BODY = """Ngày 19/1, Quận ủy tổ chức Hội nghị tổng kết công tác xây dựng Đảng năm 2017, nhiệm vụ năm 2018.

Lãnh đạo quận trao Giấy khen cho các tập thể, cá nhân có thành tích.
{: .caption }

Năm 2017, Đảng bộ quận đã kết nạp được 362 đảng viên mới, vượt chỉ tiêu Thành ủy giao.

## Nhiệm vụ năm 2018

Thứ nhất, tiếp tục đổi mới phương thức lãnh đạo; thứ hai, nâng cao chất lượng sinh hoạt chi bộ."""


def make_site(articles: Iterable[Article], body_md: str = "", **settings: Any) -> Site:
    """A site of these articles with Hanoi's places, all in memory."""
    config = Config(**settings)
    knowledge = load_knowledge(config.region)
    listed = list(articles)
    names = name_terms(knowledge.places, knowledge.outlets, knowledge.topics, config.language)
    return Site(
        config=config,
        words=load_words(config.language, config.labels),
        places=knowledge.places,
        outlets=knowledge.outlets,
        topics=knowledge.topics,
        catalogue=build_catalogue(make_entries(listed), names),
        content=MemoryContent(listed, body_md),
        templates=load_templates(find_templates()),
    )


def write_tree(files: Iterable[SiteFile], site: Path, twin: Path | None = None) -> TreeReport:
    """Make a site of these files."""
    with open_tree(site, twin) as tree:
        return tree.put_in_place(files)


def first(tree: LexborHTMLParser, selector: str) -> LexborNode:
    """The first element that a selector finds; there must be one."""
    node = tree.css_first(selector)
    assert node is not None, f"there is no {selector}"
    return node
