"""A fresh archive builds at once, strictly, and its workflow publishes it where luutru is not installed."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from luutru.building.example_page import SEEDS, STARTER
from luutru.building.own_wheel import make_wheel
from luutru.cli import main
from luutru.commands.new import FILES, Wishes, own_program, run_new
from luutru.config import LANGUAGES, load_config, parse_config
from luutru.console import Console

ROOT = Path(__file__).parents[2]
PAGE = (STARTER / "seeds/vi-du.txt").read_text(encoding="utf-8").replace("120", "130")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.output


def test_a_fresh_archive_builds_strictly_and_publishes(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    assert run("new", str(folder), "--example")[0] == 0
    code, output = run("--archive", str(folder), "--strict")
    assert code == 0, output
    code, output = run("publish", "--archive", str(folder))
    assert code == 0, output
    (article,) = (folder / "content").glob("*.md")
    text = article.read_text(encoding="utf-8")
    assert "title: Phường Bưởi trồng thêm 120 cây xanh ven hồ\n" in text
    assert 'published: "2024-03-05"' in text
    assert "districts: [Tây Hồ]" in text
    assert "Trang chủ" not in text.split("---\n", 2)[2]
    assert load_config(folder).title in (folder / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("spoken", "asked"), [((), True), (("--lang", "vi"), False)])
def test_who_says_the_language_is_not_asked_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoken: tuple[str, ...], asked: bool
) -> None:
    wishes: list[Wishes] = []
    monkeypatch.setattr("luutru.commands.new.run_new", lambda _, __, wanted: wishes.append(wanted))
    run("new", str(tmp_path / "kho"), *spoken)
    assert (wishes[0].language is None) == asked


def test_an_archive_without_a_page_builds_and_says_where_pages_go(tmp_path: Path) -> None:
    code, output = run("new", str(tmp_path / "kho"))
    assert code == 0
    assert "put the raw pages into seeds/" in output
    assert not any((tmp_path / "kho" / SEEDS).iterdir())
    assert run("--archive", str(tmp_path / "kho"), "--strict")[0] == 0


def test_every_file_of_the_starter_is_copied() -> None:
    there = {path.relative_to(STARTER).as_posix() for path in STARTER.rglob("*") if path.is_file()}
    copied = {name.format(language=language) for name in FILES for language in LANGUAGES}
    assert there == {*copied, "seeds/vi-du.txt"}


def test_what_is_known_is_written_into_the_settings(tmp_path: Path) -> None:
    known = ["--title", 'Báo "Sáng" \\ chiều', "--language", "en", "--as-of", "2026-03-01"]
    assert run("new", str(tmp_path / "kho"), *known)[0] == 0
    config = load_config(tmp_path / "kho")
    assert (config.title, config.language, config.as_of) == ('Báo "Sáng" \\ chiều', "en", "2026-03-01")
    assert run("new", str(tmp_path / "noi"), "--region", "Hà Nội")[0] == 0
    assert load_config(tmp_path / "noi").region in ("hanoi", ("hanoi",))
    code, output = run("new", str(tmp_path / "khac"), "--region", "hanoy")
    assert code == 2
    assert 'did you mean "hanoi"' in output
    assert not (tmp_path / "khac").exists()


def test_on_a_terminal_it_asks_and_asks_again_after_a_wrong_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "trang.txt").write_text(PAGE, encoding="utf-8")
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    answers = iter(["fr", "en", "Kho mới", "", "", "y"])
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return next(answers)

    assert run_new(Console(), tmp_path, Wishes(), ask) == 0
    assert load_config(tmp_path).title == "Kho mới"
    assert load_config(tmp_path).language == "en"
    assert [path.name for path in (tmp_path / SEEDS).iterdir()] == ["trang.txt"]
    assert "trang.txt" in asked[-1]
    assert "unknown language" in capsys.readouterr().err


def test_a_folder_with_pages_becomes_an_archive_around_them(tmp_path: Path) -> None:
    (tmp_path / "trang.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "README.md").write_text("của tôi", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    code, output = run("new", str(tmp_path))
    assert code == 0
    assert "move the pages" in output
    assert "README.md was there already" in output
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "của tôi"
    assert (tmp_path / "trang.txt").is_file()
    (tmp_path / "archive.toml").unlink()
    assert run("new", str(tmp_path), "--yes")[0] == 0
    assert [path.name for path in (tmp_path / SEEDS).iterdir()] == ["trang.txt"]
    assert "1 new" in run("--archive", str(tmp_path), "--strict")[1]


@pytest.mark.parametrize(
    ("language", "said", "not_said"), [("vi", "các trang thô", "raw pages"), ("en", "raw pages", "kho")]
)
def test_the_archive_s_own_readme_speaks_its_language(
    tmp_path: Path, language: str, said: str, not_said: str
) -> None:
    assert run("new", str(tmp_path), "--yes", "--lang", language)[0] == 0
    text = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert said in text
    assert not_said not in text
    assert "`site/`" in text
    assert f"phan-mem/{next((tmp_path / 'phan-mem').iterdir()).name}" in text


def test_an_archive_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "archive.toml").write_text("title = 'x'\n", encoding="utf-8")
    code, output = run("new", str(tmp_path))
    assert code == 2
    assert "is an archive already" in output
    assert [path.name for path in tmp_path.iterdir()] == ["archive.toml"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_shown_is_one_and_both_languages_show_the_same(language: str, tmp_path: Path) -> None:
    shown: dict[str, list[str]] = {}
    for spoken in LANGUAGES:
        for line in (STARTER / f"archive.{spoken}.toml").read_text(encoding="utf-8").splitlines():
            if setting := re.match(r"(?:# )?(\w+) = ", line):
                shown.setdefault(spoken, []).append(setting[1])
                (tmp_path / "archive.toml").write_text(line.removeprefix("# "), encoding="utf-8")
                load_config(tmp_path)
            else:
                assert not line or line.startswith("# ")
    assert shown[language] == shown["vi"]
    assert (
        parse_config((STARTER / f"archive.{language}.toml").read_text(encoding="utf-8")).language == language
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_curator_reads_is_in_the_archive_s_language(language: str, tmp_path: Path) -> None:
    assert run("new", str(tmp_path), "--yes", "--lang", language)[0] == 0
    for name in FILES.values():
        text = (tmp_path / name).read_text(encoding="utf-8")
        said = re.findall(
            r"^# (?!\w+ = )(.+)$|^ *(?:- )?name: (?!github-pages)(.+)$", text, flags=re.MULTILINE
        )
        for sentence in ("".join(one) for one in said if name != "README.md"):
            assert bool(re.search(r"[ạ-ỹđ]", sentence)) == (language == "vi"), f"{name}: {sentence}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workflow_uses_what_the_project_s_own_uses_and_asks_for_no_more(language: str) -> None:
    own = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    text = (STARTER / f"pages.{language}.yml").read_text(encoding="utf-8")
    assert re.findall(r"uses: (\S+)", text) == re.findall(r"uses: (\S+)", own)
    ours, theirs = yaml.safe_load(own), yaml.safe_load(text)
    assert ours.pop("name")
    assert theirs.pop("name")
    for steps in (job["steps"] for job in (*ours["jobs"].values(), *theirs["jobs"].values())):
        for step in steps:
            step.pop("run", None)
            step.pop("name", None)
    assert theirs == ours
    assert "luutru publish --check" in text


def test_the_wheel_holds_the_whole_program_and_is_the_same_each_time() -> None:
    wheel = make_wheel()
    assert wheel == make_wheel()
    with zipfile.ZipFile(io.BytesIO(wheel.data)) as packed:
        names = set(packed.namelist())
    package = (path for path in (ROOT / "luutru").rglob("*") if path.is_file())
    wanted = {path.relative_to(ROOT).as_posix() for path in package if "__pycache__" not in path.parts}
    assert wanted <= names
    assert "luutru/templates/base.html" in names
    assert "luutru/starter/requirements.txt" in names


def test_the_workflow_installs_whatever_reads_pages_and_keeps_pictures() -> None:
    """An archive with pictures, a spreadsheet or a WARC publishes as it builds on the curator's machine."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        line for name in ("documents", "pictures", "warc") for line in extras["optional-dependencies"][name]
    ]
    locked = own_program()["requirements.txt"].decode()
    assert [line for line in wanted if f"\n{re.split('[<>=]', line)[0]}==" not in locked] == []


def test_the_workflow_publishes_in_a_fresh_clone_where_luutru_is_not_installed(tmp_path: Path) -> None:
    """Every step that runs a command, in the order of the workflow; libraries are those of the tests."""
    assert run("new", str(tmp_path / "kho"), "--example")[0] == 0
    assert run("publish", "--archive", str(tmp_path / "kho"))[0] == 0
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *words], cwd=tmp_path / "kho", check=True)
    subprocess.run([*git, "clone", "-q", "kho", "ban-sao"], cwd=tmp_path, check=True)
    venv.create(tmp_path / "venv", with_pip=True)
    bin_folder = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    environment = {
        **os.environ,
        "PATH": os.pathsep.join((str(bin_folder), os.environ["PATH"])),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "BASE_URL": "https://ten.github.io/kho",
        "PIP_NO_INDEX": "1",
    }
    workflow = yaml.safe_load((tmp_path / "ban-sao/.github/workflows/pages.yml").read_text(encoding="utf-8"))
    steps = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert len(steps) == 4
    for step in steps:
        words = shlex.split(step.replace("$BASE_URL", environment["BASE_URL"]))
        done = subprocess.run(
            words, cwd=tmp_path / "ban-sao", env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (step, done.stdout, done.stderr)
    home = (tmp_path / "ban-sao/site/index.html").read_text(encoding="utf-8")
    assert 'href="https://ten.github.io/kho/' in home


def test_the_example_leaves_once_real_pages_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    assert run("new", str(folder), "--example")[0] == 0
    assert "1 new" in run("--archive", str(folder), "--strict")[1]
    (folder / "seeds/that.txt").write_text(PAGE, encoding="utf-8")
    code, output = run("--archive", str(folder), "--strict")
    assert (code, "example page was removed" in output) == (0, True)
    assert [path.name for path in (folder / SEEDS).iterdir()] == ["that.txt"]
    (article,) = (folder / "content").glob("*.md")
    assert "130 cây" in article.read_text(encoding="utf-8")
    assert [path.stem for path in (folder / "content/ledger").iterdir()] == [article.stem]
    assert "120" not in (folder / "site/index.html").read_text(encoding="utf-8")


def test_an_example_that_was_published_or_changed_stays(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    run("new", str(folder), "--example")
    run("publish", "--archive", str(folder))
    (folder / "seeds/that.txt").write_text(PAGE, encoding="utf-8")
    assert run("--archive", str(folder), "--strict")[0] == 0
    assert len(list((folder / "content").glob("*.md"))) == 2


def test_a_program_in_an_archive_is_renewed(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    assert run("new", str(folder), "--renew")[0] == 2
    run("new", str(folder))
    kept = {path.name: path.read_bytes() for path in (folder / "phan-mem").iterdir()}
    (folder / "phan-mem/luutru-0.0.9-py3-none-any.whl").write_bytes(b"old")
    (folder / "requirements.txt").write_text("old", encoding="utf-8")
    settings = (folder / "archive.toml").read_bytes()
    assert run("new", str(folder), "--renew")[0] == 0
    assert {path.name: path.read_bytes() for path in (folder / "phan-mem").iterdir()} == kept
    assert make_wheel().sha256 in (folder / "requirements.txt").read_text(encoding="utf-8")
    assert (folder / "archive.toml").read_bytes() == settings
