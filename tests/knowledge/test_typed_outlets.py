"""An outlet that a person types is the known one or one that articles have; a slip is asked about."""

from __future__ import annotations

import pytest

from luutru.errors import LuutruError
from luutru.knowledge.outlets import Outlet, Outlets
from luutru.knowledge.typed_outlets import is_new_outlet, settle_outlet

KNOWN = Outlets(
    (
        Outlet(id="ha-noi-moi", name="Hà Nội mới", datelines=("(HNM)", "TN"), domains=("hanoimoi.example",)),
        Outlet(id="tay-nam", name="Tây Nam", datelines=("TN",)),
    )
)
USED = {"Báo Sông Thu", "Tin Ô Loan"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bao ha noi moi", "Hà Nội mới"),
        ("HÀ NỘI MỚI", "Hà Nội mới"),
        ("hnm", "Hà Nội mới"),
        ("hanoimoi.example", "Hà Nội mới"),
        ("TN", "TN"),
        ("bao song thu", "Báo Sông Thu"),
        ("báo sông  thu", "Báo Sông Thu"),
        ("Tin Ô Loan", "Tin Ô Loan"),
        ("Báo Núi Bà", "Báo Núi Bà"),
        ('"Báo Sông Thuu"', "Báo Sông Thuu"),
        ("“Báo Sông Thuu”", "Báo Sông Thuu"),
        ("", ""),
    ],
)
def test_an_outlet_is_known_by_its_letters(typed: str, meant: str) -> None:
    assert settle_outlet(typed, KNOWN, USED) == meant


@pytest.mark.parametrize(
    ("typed", "near"), [("Báo Sông Thuu", "Báo Sông Thu"), ("Ha Noi Moii", "Hà Nội mới")]
)
def test_a_near_miss_is_asked_about(typed: str, near: str) -> None:
    with pytest.raises(LuutruError, match=f'did you mean "{near}".* in quotes: "{typed}"'):
        settle_outlet(typed, KNOWN, USED)


def test_an_outlet_is_new_that_nobody_knows() -> None:
    found = [is_new_outlet(name, KNOWN, USED) for name in ("Hà Nội mới", "Báo Sông Thu", "Báo Núi Bà", None)]
    assert found == [False, False, True, False]
