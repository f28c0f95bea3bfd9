"""`smsgate understand`: what a text means, without writing anything."""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from smsgate.cli.arguments import readable
from smsgate.config import Config

if TYPE_CHECKING:
    from smsgate.understanding import Gazetteer, Request

STDIN = "-"


@click.command("understand")
@click.argument("texts", metavar="[TEXT]...", nargs=-1, required=True)
@click.option("-v", "--verbose", is_flag=True, help="Say why.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def command(*, texts: tuple[str, ...], verbose: bool, as_json: bool) -> None:
    """What each TEXT means; with - one text a line is read from stdin."""
    from smsgate.understanding import Reader

    gazetteer = _gazetteer(Config.from_env())
    reader = Reader(gazetteer)
    for text in _lines() if texts == (STDIN,) else map(readable, texts):
        request = reader.read(text)
        shown = _json(request, verbose) if as_json else _words(request, gazetteer, verbose)
        # Flushed line by line: the reader of a pipe may wait for each answer.
        print(shown, flush=True)


def _gazetteer(config: Config) -> "Gazetteer":
    """The places of the database, or the shipped ones where there is none."""
    from peewee import PeeweeException

    from smsgate.models.connection import connected, database_exists
    from smsgate.services.gazetteer import gazetteer
    from smsgate.understanding import load_default

    if database_exists(config.database_url):
        with suppress(PeeweeException), connected(config.database_url):
            return gazetteer(config.region)
    return load_default(",".join(config.region))


def _lines() -> Iterator[str]:
    """Every line of stdin, the empty ones too; bytes that are no UTF-8 are replaced."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _json(request: "Request", verbose: bool) -> str:
    meaning: dict[str, object] = {
        "text": request.text,
        "intent": request.intent.value,
        "place": request.place,
        "code": request.code,
        "terms": list(request.terms),
        "rest": request.rest,
        "confidence": round(request.confidence, 3),
    }
    if verbose:
        meaning["reasons"] = list(request.reasons)
    return json.dumps(meaning, ensure_ascii=False)


def _words(request: "Request", gazetteer: "Gazetteer", verbose: bool) -> str:
    parts = [f"{request.intent.value} ({request.confidence:.0%})"]
    if request.place:
        parts.append(f"place {request.place} {_named(request.place, gazetteer)}".rstrip())
    if request.candidates:
        parts.append(f"places that may be meant {', '.join(request.candidates)}")
    if request.code:
        parts.append(f"code {request.code}")
    if request.terms:
        parts.append(f"terms {' '.join(request.terms)}")
    if request.rest:
        parts.append(f"rest {request.rest!r}")
    reasons = [f"    {reason}" for reason in request.reasons] if verbose else []
    return "\n".join([request.text, f"  {', '.join(parts)}", *reasons])


def _named(place: str, gazetteer: "Gazetteer") -> str:
    name = gazetteer.name(place)
    return "" if name == place else name
