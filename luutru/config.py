"""archive.toml → Config: every setting of an archive, typed, with its default and its reason.

`load_config` reads; everything else in this module is pure. An unknown key is an error with a suggestion,
so that a mistyped setting is never silently ignored.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, get_type_hints

from luutru.errors import Problem, ProblemsError, did_you_mean, reason_of
from luutru.messages import tr
from luutru.toml_files import line_of, name_kind, read_toml, unknown_name, wrong_kind
from luutru.web_addresses import is_web_address

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "archive.toml"
#: The folder of the pages that an archive writes itself, beside its settings.
OWN_PAGES = "trang"
LANGUAGES = ("vi", "en")
#: A value less sure than this is uncertain: pages mark it, the quality page counts it, `explain` says so, and
#: `review` and the desk ask about it. Of what is marked one in ten is wrong, or more.
SURE = 0.9
LOGOS = (".svg", ".png", ".jpg", ".jpeg", ".webp")
#: What an archive may colour; the second two are for a dark ground.
COLOURS = ("link", "seal", "link_dark", "seal_dark")
#: A day, or a month, as Vietnam writes it: 30/11/2026, 30-11-2026, "ngày 30 tháng 11 năm 2026", 11/2026.
_DAY = re.compile(r"\D{0,6}(?:(\d{1,2})\D{1,8})?(\d{1,2})\D{1,6}(\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of one archive; the field names are the keys of archive.toml.

    Each field's comment is its documentation in README.
    """

    title: str = "Lưu trữ báo chí"
    """The archive's name, on every page."""

    description: str = ""
    """One or two sentences: what is collected here, for readers and for search engines."""

    language: str = "vi"
    """Language of the interface: "vi" or "en"."""

    publisher: str = ""
    """Who keeps the archive: shown in the footer, in citations and in feeds."""

    base_url: str = ""
    """Address the site is published at ("https://example.org/luu-tru/"), for canonical links, the sitemap and
    feeds. Empty: the site names no address of its own and works anywhere."""

    repository: str = ""
    """Address of the archive's repository, for "report an error" and "edit" links."""

    as_of: str = ""
    """The day the pages were collected ("2026-03-01"): no date after it is believed."""

    region: str | tuple[str, ...] = "hanoi"
    """Which places are known: a folder of luutru/knowledge/data/places, or a path from the archive; or a
    list of them."""

    page_size: int = 25
    """How many articles the first page of a list shows; further ones show twice as many."""

    excerpt_only: bool = False
    """Publish titles, metadata and summaries, and keep full texts out of the site and its editions."""

    pictures: bool = False
    """Keep the pictures of articles and show them. Ask first whether you have the right to: most photos in
    newspapers are an agency's or a photographer's."""

    picture_side: int = 1600
    """The longest side of a kept picture, in pixels; larger ones are made smaller."""

    picture_kb: int = 500
    """The size of a kept picture, in KB; larger ones are packed harder, then made smaller."""

    noindex: bool = False
    """Ask search engines to stay away."""

    rights: str = ""
    """The rights statement shown under every article that has none of its own."""

    menu: tuple[str, ...] = ()
    """What the navigation shows, in order: names of own pages (trang/*.md) and of the site's ("quan-huyen",
    "nam", "chu-de", "bao", "phuong-xa", "tim-kiem", "gioi-thieu" …). Empty: the usual, then own pages."""

    logo: str = ""
    """The archive's own mark, shown beside its name: a picture, as a path from the archive."""

    colours: dict[str, str] = field(default_factory=dict)
    """Colours of links and marks: link, seal; on a dark ground link_dark, seal_dark. As "#1c4e70"."""

    labels: dict[str, str] = field(default_factory=dict)
    """Interface words to say otherwise than the language file does."""

    @property
    def regions(self) -> tuple[str, ...]:
        """Return the names of the regions."""
        return name_regions(self.region)


def name_regions(region: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of regions, of which a setting names one or several."""
    return (region,) if isinstance(region, str) else region


def parse_config(text: str) -> Config:
    """Read settings from the text of an archive.toml; raises ProblemsError with every problem in it."""
    table = read_toml(text, FILE_NAME)
    problems: list[Problem] = []
    hints = get_type_hints(Config)
    known = {item.name for item in fields(Config)}
    values: dict[str, Any] = {}
    for key, said in table.items():
        line = line_of(text, key)
        value = tuple(said) if isinstance(said, list) else _day_of(said) if key == "as_of" else said
        if key not in known:
            problems.append(unknown_name(FILE_NAME, line, tr('unknown setting "{key}"', key=key), key, known))
        elif not _fits(value, hints[key]):
            problems.append(wrong_kind(FILE_NAME, line, key, _describe_kind(hints[key]), said))
        else:
            values[key] = value
    problems += _check_values(values, text, FILE_NAME)
    if problems:
        raise ProblemsError(problems)
    return Config(**values)


def load_config(folder: Path) -> Config:
    """Read the archive.toml of an archive; all defaults when there is none."""
    path = folder / FILE_NAME
    if not path.exists():
        return Config()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem(FILE_NAME, 0, tr("is not UTF-8"), tr('save it as "UTF-8" in your editor'))
        raise ProblemsError([problem]) from error
    except OSError as error:
        raise ProblemsError(
            [Problem(FILE_NAME, 0, tr("cannot be read: {reason}", reason=reason_of(error)))]
        ) from error
    return parse_config(text)


def _check_values(values: dict[str, Any], text: str, path: str) -> list[Problem]:
    problems = []
    language = values.get("language", "vi")
    if language not in LANGUAGES:
        cure = did_you_mean(language, LANGUAGES) or tr("one of {names}", names=", ".join(LANGUAGES))
        problems.append(
            Problem(
                path, line_of(text, "language"), tr('unknown language "{language}"', language=language), cure
            )
        )
    if not values.get("title", "T").strip():
        cure = tr('write it as "{value}", or delete the line', value=Config().title)
        message = tr('"{key}" must not be empty', key="title")
        problems.append(Problem(path, line_of(text, "title"), message, cure))
    for key in ("base_url", "repository"):
        if (address := values.get(key)) and not is_base(address):
            message = tr('"{key}" must be a web address, not "{value}"', key=key, value=address)
            cure = tr('write it as "https://example.org/luu-tru/"')
            problems.append(Problem(path, line_of(text, key), message, cure))
    if (day := values.get("as_of")) and not _is_day_of_web(day):
        message = tr('"as_of" must be the day the pages were collected, not "{value}"', value=day)
        problems.append(
            Problem(path, line_of(text, "as_of"), message, tr('write it as "1/3/2026" or "2026-03-01"'))
        )
    if (logo := values.get("logo")) and not logo.lower().endswith(LOGOS):
        message = tr('"logo" must be a picture, not "{value}"', value=logo)
        problems.append(Problem(path, line_of(text, "logo"), message, ", ".join(LOGOS)))
    for name, colour in values.get("colours", {}).items():
        line = line_of(text, name)
        if name not in COLOURS:
            message = tr('unknown colour "{name}"', name=name)
            problems.append(unknown_name(path, line, message, name, COLOURS))
        elif not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
            message = tr('"{name}" must be a colour, not "{value}"', name=name, value=colour)
            problems.append(Problem(path, line, message, tr('write it as "#1c4e70"')))
    for key, least in (("page_size", 1), ("picture_side", 200), ("picture_kb", 20)):
        if values.get(key, least) < least:
            message = tr('"{key}" must be {least} or more', key=key, least=least)
            problems.append(Problem(path, line_of(text, key), message))
    return problems


def is_base(address: str) -> bool:
    """Say whether an address can be put before a path."""
    return is_web_address(address) and "?" not in address and "#" not in address


def _day_of(said: object) -> object:
    """Return a day as ISO 8601 writes it, in whatever order its numbers stand; anything else as it is.

    >>> _day_of("30/11/2026"), _day_of("11-2026"), _day_of(dt.date(2026, 11, 30)), _day_of("mai")
    ('2026-11-30', '2026-11', '2026-11-30', 'mai')
    """
    if isinstance(said, dt.date):  # without quotes
        return f"{said:%Y-%m-%d}"
    match = _DAY.fullmatch(said.strip()) if isinstance(said, str) else None
    day = "-".join(f"{int(part):02}" for part in reversed(match.groups()) if part) if match else ""
    return day if _is_day_of_web(day) else said


def _is_day_of_web(text: str) -> bool:
    """Say whether a text is a day, month or year in which pages of the web can have been collected."""
    if not re.fullmatch(r"(?:199[0-9]|20[0-9]{2})(?:-[0-9]{2}){0,2}", text):
        return False
    try:
        dt.date.fromisoformat(f"{text}-01-01"[: len("2026-03-01")])
    except ValueError:
        return False
    return True


def _fits(value: object, hint: Any) -> bool:
    if hint in (str, int, bool):
        return type(value) is hint
    if hint == str | tuple[str, ...]:
        return isinstance(value, str) or (_fits(value, tuple[str, ...]) and bool(value))
    if hint == dict[str, str]:
        return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
    return isinstance(value, tuple) and all(isinstance(item, str) for item in value)


def _describe_kind(hint: Any) -> str:
    if hint == str | tuple[str, ...]:
        return tr('a name, or a list of names: ["…", "…"]')
    return name_kind(dict if hint == dict[str, str] else hint)
