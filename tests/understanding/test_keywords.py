"""The table of keywords."""

import pytest

from smsgate.understanding import Intent
from smsgate.understanding.keywords import BY_FORM, KEYWORDS, index
from smsgate.understanding.slang import standard


def test_it_refuses_a_word_for_two_intents() -> None:
    with pytest.raises(ValueError, match="ya"):
        index({Intent.YES: {"YA": "ya"}, Intent.THANKS: {"MAKASIH": "ya"}})


def test_it_has_keywords_for_all_intents_that_are_asked_for() -> None:
    assert set(Intent) - set(KEYWORDS) == {Intent.PICK, Intent.UNKNOWN}


def test_it_lists_standard_words_only() -> None:
    assert [form for form in BY_FORM if standard(form) != form] == []
