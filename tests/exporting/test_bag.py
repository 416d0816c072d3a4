"""The bag is one to the library that made the format known, whatever the files are called."""

from __future__ import annotations

import zipfile
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from luutru.errors import LuutruError
from luutru.exporting.bag_edition import write_bag

if TYPE_CHECKING:
    from pathlib import Path

INFO = {"Source-Organization": "Người giữ\nkho", "External-Description": ""}


def make_bag(folder: Path, names: list[str]) -> Path:
    payload: list[tuple[str, Path | bytes]] = []
    for number, name in enumerate(names):
        path = folder / "in" / str(number)
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"nội dung {number}", encoding="utf-8")
        payload.append((name, path))
    payload.append(("content/rút.md", b"made"))
    target = folder / "x-bag.zip"
    write_bag(payload, target, INFO)
    return target


def open_bag(zipped: Path, folder: Path) -> Any:
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(folder)
    return import_module("bagit").Bag(str(folder / zipped.stem))


def test_bagit_finds_the_bag_valid(tmp_path: Path) -> None:
    names = ["seeds/một.txt", "seeds/100% a.txt", "seeds/a b/c.txt", "site/index.html"]
    bag = open_bag(make_bag(tmp_path, names), tmp_path)
    assert bag.validate()
    assert bag.info["Source-Organization"] == "Người giữ kho"
    assert "External-Description" not in bag.info
    assert set(bag.payload_files()) == {f"data/{name}" for name in [*names, "content/rút.md"]}
    assert bag.info["Payload-Oxum"].endswith(".5")


def test_bagit_would_notice_damage(tmp_path: Path) -> None:
    bag = open_bag(make_bag(tmp_path, ["seeds/a.txt"]), tmp_path)
    (tmp_path / "x-bag/data/seeds/a.txt").write_text("nội dung X", encoding="utf-8")
    assert not bag.is_valid()


def test_order_does_not_change_the_bag(tmp_path: Path) -> None:
    files: list[tuple[str, Path | bytes]] = [("b", b"2"), ("a", b"1"), ("c/d", b"3")]
    write_bag(files, tmp_path / "1/x.zip", INFO)
    write_bag(reversed(files), tmp_path / "2/x.zip", INFO)
    assert (tmp_path / "1/x.zip").read_bytes() == (tmp_path / "2/x.zip").read_bytes()


def test_a_name_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    with pytest.raises(LuutruError, match="rename"):
        write_bag([("seeds/\udcff.txt", b"")], tmp_path / "x.zip", INFO)
