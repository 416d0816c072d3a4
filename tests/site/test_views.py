from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from luutru.building.template_files import find_templates, load_templates
from luutru.site import views
from luutru.site.making import VIEWS

FOLDER = Path(views.__file__).parent


@pytest.mark.parametrize("path", sorted(FOLDER.glob("[a-z]*.py")), ids=lambda path: path.stem)
def test_every_field_says_what_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.AnnAssign):
            before, own = lines[node.lineno - 2 : node.lineno]
            assert "  #: " in own or before.startswith("    #: "), ast.unparse(node)


def test_every_template_has_a_view_and_every_view_a_template() -> None:
    names = load_templates(find_templates()).files
    pages = {name.removeprefix("pages/").removesuffix(".html") for name in names if name.startswith("pages/")}
    assert pages - set(VIEWS) == set(), "templates without a maker: add it to VIEWS in luutru/site/making.py"
    assert set(VIEWS) - pages == set(), "makers without a template: add it to templates/pages/"
    listed = set(re.findall(r"^pages/(\w+)\.html", views.__doc__ or "", re.MULTILINE))
    assert listed == pages, (
        "the table at the head of luutru/site/views/__init__.py has a line for each template"
    )
