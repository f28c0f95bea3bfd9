"""Addresses: the numbers in them, and those a browser brings along to be led back to."""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

HIGHEST_ID = 2**63 - 1
"""No database bears more."""


class Number(IntegerConverter):
    """`<int:…>`: no page stands under what can be no row's number."""

    def __init__(self, url_map: Map, *, max: int = HIGHEST_ID, **options: Any) -> None:
        super().__init__(url_map, max=max, **options)


def init_app(app: Flask) -> None:
    """Call it before any view is registered."""
    app.url_map.converters["int"] = Number


def inside(wanted: str) -> str | None:
    """A path of the pages behind the login; None for anything else: no link leads to a copy of them."""
    parts = urlsplit(wanted)
    ours = wanted.startswith(("/staff", "/employer")) and not (parts.scheme or parts.netloc)
    return wanted if ours and "\\" not in wanted else None
