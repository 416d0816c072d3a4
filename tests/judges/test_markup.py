"""The Nu HTML checker and html-validate read every HTML file of every site; weights and policies are kept."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from judges.markup import run_html_validate, run_nu

if TYPE_CHECKING:
    from pathlib import Path

    from judges.built_sites import BuiltSite

SITES = ["seeds_site", "site", "hostile_site"]
every_site = pytest.mark.parametrize("name", SITES)

#: What a page may load: its own files (from disk, the scheme), and pictures that are part of the style.
ALLOWED = {"'none'", "'self'", "file:", "data:"}
HANDLER = re.compile(r"on[a-z]+")


@pytest.fixture
def built(request: pytest.FixtureRequest, name: str) -> BuiltSite:
    site: BuiltSite = request.getfixturevalue(name)
    return site


@pytest.mark.java
def test_the_nu_checker_finds_nothing(
    seeds_site: BuiltSite, site: BuiltSite, hostile_site: BuiltSite
) -> None:
    assert run_nu(seeds_site.folder, site.folder, hostile_site.folder) == []


@pytest.mark.npm
def test_html_validate_finds_nothing(seeds_site: BuiltSite, site: BuiltSite, hostile_site: BuiltSite) -> None:
    assert run_html_validate(seeds_site.folder, site.folder, hostile_site.folder) == []


@pytest.mark.java
@pytest.mark.npm
def test_the_judges_can_find_something(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(
        '<!DOCTYPE html><html lang="vi"><title>x</title><p><div></p><img src=x></html>',
        encoding="utf-8",
    )
    assert len(run_nu(tmp_path)) >= 2
    assert len(run_html_validate(tmp_path)) >= 2


@every_site
def test_every_page_has_a_strict_policy_and_nothing_inline(built: BuiltSite) -> None:
    pages = built.pages()
    assert len(pages) > 40
    for url in pages:
        tree = LexborHTMLParser((built.folder / url).read_bytes())
        policies = tree.css('meta[http-equiv="Content-Security-Policy"]')
        assert len(policies) == 1, url
        policy = policies[0].attributes["content"] or ""
        rules = {rule.split()[0]: set(rule.split()[1:]) for rule in policy.split(";")}
        assert rules["default-src"] == {"'none'"}, url
        assert rules["base-uri"] == {"'none'"}, url
        hashes = {source for source in set().union(*rules.values()) if source.startswith("'sha256-")}
        assert len(hashes) == (2 if url == "404.html" else 0), url
        assert rules.get("script-src", set()) - hashes <= {"'self'", "file:"}, url
        assert set().union(*rules.values()) - hashes <= ALLOWED, url
        # The policy comes before anything it could be too late for.
        first = next(
            node.tag for node in tree.css("head script, head link, head style, head meta[http-equiv]")
        )
        assert first == "meta", url
        for node in tree.css("*"):
            names = {name.lower() for name in node.attributes}
            assert "style" not in names, (url, node.html)
            assert not any(map(HANDLER.fullmatch, names)), (url, node.html)
        for script in tree.css("script:not([src])"):
            if url == "404.html":
                continue  # served at any depth, it can name no file
            assert script.attributes.get("type") in ("application/ld+json", "application/json"), url
            json.loads(script.text())
        assert url == "404.html" or not tree.css("style"), url


@pytest.mark.parametrize("name", ["seeds_site", "site"])
def test_pages_are_light(built: BuiltSite) -> None:
    # 24 KB and 30 KB, counted the strict way.
    assert (built.folder / "assets/style.css").stat().st_size <= 24_000
    articles = sorted((path.stat().st_size, path.name) for path in (built.folder / "bai").glob("*.html"))
    assert len(articles) >= 5
    assert articles[-1] <= (30_000, "")
