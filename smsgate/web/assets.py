"""Where templates and static files lie, and addresses that change whenever a static file does."""

from hashlib import blake2b
from pathlib import Path

FOLDER = Path(__file__).parent / "static"
TEMPLATES = Path(__file__).parent / "templates"
YEAR_SECONDS = 31_536_000


def versioned_path() -> str:
    """`/static/<fingerprint>`: a phone may keep what it fetched for good, and never mixes two versions.

    A folder, not a query string, so that an ES module's own imports are versioned with it.
    """
    content = blake2b(digest_size=6)
    for file in sorted(FOLDER.rglob("*")):
        if file.is_file():
            content.update(file.name.encode() + file.read_bytes())
    return f"/static/{content.hexdigest()}"
