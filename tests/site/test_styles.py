import re
from pathlib import Path

import pytest

from luutru.site.styles import join_sheets

ASSETS = Path(__file__).parents[2] / "templates" / "assets"
ROOT = Path(__file__).parents[2]
EVERY_SHEET = [path for folder in ("templates", "luutru") for path in (ROOT / folder).rglob("*.css")]
#: The head of a rule, one declaration or a part of it, the end of a rule.
ONE_THING = re.compile(r"[^{};]*[{;,]?|\s*\}")
SHEETS = [path.read_text(encoding="utf-8") for path in sorted((ASSETS / "css").glob("*.css"))]


@pytest.mark.parametrize(
    ("sheet", "joined"),
    [
        ("/* why */ a { color: red; }\n\n", "a{color:red}\n"),
        (
            ".text :is(ul, ol) > li { width: calc(1px + 2em); }",
            ".text :is(ul,ol)>li{width:calc(1px + 2em)}\n",
        ),
        ("@media (min-width: 48rem) { a:hover { b: 0; } }", "@media (min-width:48rem){a:hover{b:0}}\n"),
        ('li::before { content: "+ "; }', 'li::before{content:"+ "}\n'),
    ],
)
def test_spaces_go_and_meaning_stays(sheet: str, joined: str) -> None:
    assert join_sheets([sheet]) == joined


@pytest.mark.parametrize("path", EVERY_SHEET, ids=lambda path: path.name)
def test_a_line_has_one_declaration(path: Path) -> None:
    lines = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL).splitlines()
    assert [line for line in lines if not ONE_THING.fullmatch(line.rstrip())] == []


def test_the_sheet_of_every_page_keeps_its_promised_weight() -> None:
    assert len(join_sheets(SHEETS).encode()) <= 24_000


def test_joining_keeps_every_selector_and_declaration() -> None:
    def tokens(text: str) -> list[str]:
        return re.findall(r"[\w.#%-]+", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))

    assert tokens(join_sheets(SHEETS)) == tokens("\n".join(SHEETS))


def test_every_colour_and_size_used_is_defined() -> None:
    text = join_sheets(SHEETS)
    defined = set(re.findall(r"(--[\w-]+):", text))
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= defined


def test_sheets_ask_for_nothing_outside_the_site() -> None:
    urls = re.findall(r'url\("([^"]+)"\)', join_sheets(SHEETS))
    assert urls
    assert all((ASSETS / url).is_file() for url in urls)


def _tokens_of(scheme: str) -> dict[str, str]:
    text = SHEETS[0]
    light, dark = text.split("@media (prefers-color-scheme: dark)")
    values = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{3,6})", light))
    if scheme == "dark":
        values |= dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{3,6})", dark))
    return values


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["--paper", "--wash", "--land", "--hit"])
@pytest.mark.parametrize("ink", ["--ink", "--soft", "--link", "--seal"])
def test_text_stands_out_from_every_ground(scheme: str, ground: str, ink: str) -> None:
    colours = _tokens_of(scheme)
    assert _contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("line", ["--edge", "--bar", "--seal"])
def test_borders_of_fields_and_bars_stand_out(scheme: str, line: str) -> None:
    colours = _tokens_of(scheme)
    assert _contrast(colours[line], colours["--paper"]) >= 3


def test_sheets_have_one_declaration_a_line() -> None:
    for sheet in SHEETS:
        for line in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL).splitlines():
            assert line.count(";") - line.count('url("') <= 1, line
            assert not re.search(r"\{\s*\S", line), line


def test_no_class_of_a_page_is_a_components() -> None:
    """A component's rules would set the whole page: lists of wards once put their page into columns."""
    templates = [path.read_text(encoding="utf-8") for path in ASSETS.parent.rglob("*.html")]
    kinds = {name for text in templates for name in re.findall(r"{% block kind %}(.*?){% endblock %}", text)}
    kinds |= {name for text in templates for name in re.findall(r'<body class="([\w -]+)"', text)}
    assert len(kinds) > 10
    assert all(kind.startswith("page-") for kind in " ".join(kinds).replace("{{ kind }}", "x").split())
    for selector in re.findall(r"[^{};]+(?={)", join_sheets(SHEETS)):
        for part in re.split(r",(?![^(]*\))", selector):
            assert not re.fullmatch(r".*\.page-[\w-]+(:\S+)?", part.strip()), f"{part} sets a whole page"


def test_a_link_into_the_page_paints_no_region() -> None:
    """The skip link and "filters" lead to regions, which are not what a reader looks for."""
    sheet = join_sheets(SHEETS)
    painted = [
        rule for rule in re.findall(r"([^{}]+):target[^{}]*{([^}]*)}", sheet) if "background" in rule[1]
    ]
    assert painted
    assert not re.search(r"(^|[},]):target{[^}]*background", sheet)
