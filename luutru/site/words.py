"""Interface words: one file per language, the archive's own `labels` over it.

A words file is flat (``nav_home = "Trang chủ"``) but for its tables, whose keys come from data: roles, rules,
fields, reasons of setting aside, names of months.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from luutru.config import FILE_NAME
from luutru.errors import Problem, ProblemsError, did_you_mean
from luutru.extras import install_command
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = Path(__file__).parent / "words"


class Words:
    """The words of one language: flat ones as text, tables as dictionaries. Compare by identity."""

    #: Rule id → the rule in words; role → its name; field → its label; and so on.
    rules: Mapping[str, str]
    roles: Mapping[str, str]
    fields: Mapping[str, str]
    set_aside_reasons: Mapping[str, str]
    #: Reason of setting an input aside → what a curator may do about it.
    set_aside_cures: Mapping[str, str]
    months: Mapping[str, str]
    unit_kinds: Mapping[str, str]
    extents: Mapping[str, str]
    topic_definitions: Mapping[str, str]
    topic_groups: Mapping[str, str]
    facets: Mapping[str, str]
    facet_intros: Mapping[str, str]
    search_script: Mapping[str, str]
    search_within: Mapping[str, str]
    terms_one: Mapping[str, str]
    terms_many: Mapping[str, str]
    data_notes: Mapping[str, str]

    def __init__(self, language: str, values: Mapping[str, str | Mapping[str, str]]) -> None:
        self.language = language
        #: The attribute of Vietnamese text on a page that is in another language.
        self.vi = Markup("" if language == "vi" else ' lang="vi"')
        #: Tells these words from others: what pages that show them are remembered by.
        self.key = blake2b(repr(values).encode(), digest_size=16).hexdigest()
        self.__dict__.update(values)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> str: ...


def load_words(language: str, labels: Mapping[str, str] | None = None) -> Words:
    """Read a language's words and put the archive's labels over them; raises ProblemsError for unknown ones.

    A label is named like its key, or "table.key" for one in a table.
    """
    return _load_words(language, tuple((labels or {}).items()))


@lru_cache(maxsize=8)  # what is made with equal words, templates above all, is made once
def _load_words(language: str, labels: tuple[tuple[str, str], ...]) -> Words:
    values: dict[str, str | Mapping[str, str]] = dict(_load_table(language))
    problems = []
    for name, text in labels:
        table, _, key = name.rpartition(".")
        place: object = values.get(table) if table else values
        if isinstance(place, dict) and isinstance(place.get(key), str):
            if table:
                values[table] = {**place, key: text}
            else:
                values[key] = text
        else:
            cure = did_you_mean(name, values) or tr(
                "all names are in {file}", file=FOLDER / f"{language}.toml"
            )
            problems.append(Problem(FILE_NAME, 0, tr('unknown label "{name}"', name=name), cure))
    if problems:
        raise ProblemsError(problems)
    return Words(language, values)


@cache
def _load_table(language: str) -> Mapping[str, str | dict[str, str]]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def set_aside_reason(reason: str, words: Words) -> str:
    """Return why an input was set aside, in words; a reason that has none, as it is."""
    return words.set_aside_reasons.get(reason, reason)


def set_aside_cure(reason: str, words: Words) -> str:
    """Return what to do about an input that was set aside, on this machine; "" where nothing is known.

    The command that installs a library is no part of content/set-aside.tsv: elsewhere it is another.
    """
    cure = words.set_aside_cures.get(reason, "")
    missing = reason.removeprefix("needs-")
    return f"{cure}: {install_command(missing)}" if missing != reason else cure


def set_aside_words(words: Words) -> Mapping[str, tuple[str, str]]:
    """Return what each reason of setting aside means, and its cure; under "reason" the heads of both."""
    reasons = words.set_aside_reasons.items()
    told = {reason: (means, words.set_aside_cures[reason]) for reason, means in reasons}
    return {"reason": (words.reason, words.cure), **told}


def group_digits(number: int, words: Words) -> str:
    """Write a number as the language groups it: 1.234 in Vietnamese, 1,234 in English."""
    return str(number) if number < 1000 else f"{number:,}".replace(",", words.digit_group)


def span_text(years: Iterable[int]) -> str:
    """First and last of some years: "2017–2022", "2018", "" for none."""
    ends = sorted(years)
    return "–".join(map(str, dict.fromkeys([*ends[:1], *ends[-1:]])))


def count_articles(number: int, words: Words) -> str:
    """ "1 bài", "1.234 bài"; "1 article", "1,234 articles"."""
    return count_words(number, words.articles_one, words.articles_many, words)


def count_words(number: int, one: str, many: str, words: Words) -> str:
    """Fill a number into the wording for one or for many."""
    return (one if number == 1 else many).format(count=group_digits(number, words))
