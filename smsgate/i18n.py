"""Languages: a translator for each, without Flask, cached for the life of the process."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.support import NullTranslations, Translations

Translate = Callable[[str], str]

LANGUAGES = ("id", "en")
DEFAULT_LANGUAGE = "id"
SOURCE_LANGUAGE = "en"

_PACKAGED = Path(__file__).parent / "translations"
_CHECKOUT = Path(__file__).parent.parent / "translations"


@cache
def catalogue(language: str) -> NullTranslations:
    """The texts of a language; English is what stands in the code."""
    folder = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
    return Translations.load(folder, [language])


def translator(language: str) -> Translate:
    """`gettext` in a language; an unknown one speaks the default."""
    if language not in LANGUAGES:
        language = DEFAULT_LANGUAGE
    return catalogue(language).gettext


def N_(text: str) -> str:
    """Mark a text in a declaration; it is translated when shown."""
    return text
