from __future__ import annotations

import tomllib

import pytest

from luutru.knowledge.record_keys import FILE, load_record_keys

ROWS = tomllib.loads(FILE.read_text(encoding="utf-8"))["field"]
SAMPLES = [(row["id"], key, wanted) for row in ROWS for wanted in ("yes", "no") for key in row[wanted]]


@pytest.mark.parametrize(("field", "key", "wanted"), SAMPLES)
def test_a_sample_is_the_name_of_its_field_or_is_not(field: str, key: str, wanted: str) -> None:
    assert (load_record_keys().rank(key, field) >= 0) is (wanted == "yes")


def test_a_name_stands_for_one_field_and_may_wrap_another_record() -> None:
    several = {name: fields for name, fields in load_record_keys().fields.items() if len(fields) > 1}
    assert all("wrapper" in fields and len(fields) == 2 for fields in several.values()), several
