"""Where templates and static files lie, and addresses that change whenever a static file does."""

from hashlib import blake2b
from pathlib import Path

from flask import Flask, Response, request
from flask_compress import Compress

FOLDER = Path(__file__).parent / "static"
TEMPLATES = Path(__file__).parent / "templates"
YEAR_SECONDS = 31_536_000
PACKED = ["text/css", "text/javascript", "image/svg+xml"]
"""Pages are not packed: packed together, a secret and somebody's words tell each other by their length."""


def init_app(app: Flask) -> None:
    """Static files leave packed, each packed once; nothing else pays for it."""
    app.config.update(
        COMPRESS_REGISTER=False,
        COMPRESS_MIMETYPES=PACKED,
        COMPRESS_CACHE_BACKEND=_Shelf,
        COMPRESS_CACHE_KEY=lambda asked: asked.path,
    )
    compress = Compress(app)

    @app.after_request
    def pack(response: Response) -> Response:
        if request.endpoint != "static" or response.mimetype not in PACKED:
            return response
        response.direct_passthrough = False
        response.make_sequence()  # whole, for only then it is packed once and for all
        return compress.after_request(response)


class _Shelf(dict[str, bytes]):
    """What was packed; as many entries as there are files."""

    set = dict.__setitem__


def versioned_path() -> str:
    """`/static/<fingerprint>`: a phone may keep what it fetched for good, and never mixes two versions.

    A folder, not a query string, so that an ES module's own imports are versioned with it.
    """
    content = blake2b(digest_size=6)
    for file in sorted(FOLDER.rglob("*")):
        if file.is_file():
            content.update(file.name.encode() + file.read_bytes())
    return f"/static/{content.hexdigest()}"
