"""The key of the cookies where nobody set one."""

import os
import secrets
from pathlib import Path

SECRET_LENGTH = 32
"""Characters of a secret that nobody guesses."""


def kept_secret(path: Path) -> str:
    """Made once and kept readable by the owner only, so that a restart logs nobody out."""
    if path.exists():
        return path.read_text().strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_urlsafe(SECRET_LENGTH)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secret)
    return secret
