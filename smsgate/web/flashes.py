"""What a page says once, after something was done: and the way back, where there is one."""

from dataclasses import dataclass
from typing import Any

from flask import flash, get_flashed_messages, redirect, url_for
from werkzeug.wrappers import Response

from smsgate.errors import InputError
from smsgate.web import language


def told(text: str, kind: str = "success") -> None:
    """A sentence on top of the next page; `kind` as Bootstrap names it: success, info, warning, danger."""
    flash(text, kind)


def done(text: str, endpoint: str = ".index", **values: Any) -> Response:
    """It was done, as `text` (marked with `N_`) says on top of the page of that view."""
    told(language.gettext()(text))
    return redirect(url_for(endpoint, **values), 303)


def undoable(text: str, endpoint: str, **values: Any) -> None:
    """The same with a button that takes it back, by a POST to that view."""
    flash(text, f"undo:{url_for(endpoint, **values)}")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as the page shows it; `undo` is where its button leads, or ""."""

    text: str
    kind: str
    undo: str


def waiting() -> list[Told]:
    """What there is to say, once."""
    said: Any = get_flashed_messages(with_categories=True)
    return [_told(text, *kind.partition(":")) for kind, text in said]


def _told(text: str, kind: str, _colon: str, undo: str) -> Told:
    return Told(text, "success" if undo else kind, undo)


def refused(error: InputError) -> str:
    """The sentence of an error in the language of the page."""
    return language.gettext()(error.text) % error.values
