"""The quick ways of escaping give what markupsafe gives, and nothing unshowable is passed over."""

from __future__ import annotations

import markupsafe
from hypothesis import given
from hypothesis import strategies as st

from luutru.site.escaping import escape_text, showable

TEXTS = st.text() | st.text(alphabet="&<>\"'a ă") | st.text(st.characters(exclude_categories=()))


@given(TEXTS)
def test_text_is_escaped_as_markupsafe_does(text: str) -> None:
    assert escape_text(text) == str(markupsafe.escape(text))


@given(TEXTS)
def test_what_no_page_may_hold_is_replaced_and_nothing_else(text: str) -> None:
    def may_stand(letter: str) -> bool:
        code = ord(letter)
        control = code < 0x20 or 0x7F <= code < 0xA0
        return letter in "\t\n\r" or not (control or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF))

    assert showable(text) == "".join(letter if may_stand(letter) else "\ufffd" for letter in text)
