"""A site reaches workers whole, whether they inherit it or read it."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from factories import make_articles, make_site

from luutru.building import workers
from luutru.building.workers import share_site
from luutru.site.making import make_file
from luutru.site.planning import plan_site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("inherit", [True, False])
def test_workers_make_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inherit: bool) -> None:
    monkeypatch.setattr(workers, "workers_inherit", lambda: inherit)
    site = make_site(make_articles(12))
    pages = plan_site(site).pages
    with share_site(site, tmp_path, jobs=2) as shared:
        sent = pickle.loads(pickle.dumps(shared))
        if not inherit:
            monkeypatch.setattr(workers, "_shared", {})
        for page in pages:
            assert make_file(sent.load(), page) == make_file(site, page)
