"""That somebody said STOP outlives their data: a keyed hash, by which no import may sign them up again.

The key is the secret key. Numbers are few enough to be tried one after the other, so a hash without a key, or
with one that lies in the same backup, would hide nobody.
"""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime

from smsgate.config import Config
from smsgate.models import Contact, StopMark
from smsgate.models.prepared import Prepared


def keep(phone: str, config: Config, now: datetime) -> None:
    """Mark a number, before its row goes."""
    key = config.secret_key
    StopMark.insert(
        phone_hash=_hash(key, phone), key_id=key_id(key), at=now
    ).on_conflict_ignore().execute()


def lift(phone: str, config: Config) -> None:
    """The person asked for news themselves."""
    _LIFT(hashes=tuple(_hashes(phone, config)))


_LIFT = Prepared(lambda hashes: StopMark.delete().where(StopMark.phone_hash.in_(hashes)))


def stands(phone: str, config: Config) -> bool:
    """Whether this number told us to stop, even if it was erased since."""
    contact = Contact.by_phone(phone)
    if contact is not None and contact.stopped_at is not None:
        return True
    return StopMark.select().where(StopMark.phone_hash.in_(_hashes(phone, config))).exists()


def among(phones: Sequence[str], config: Config) -> set[str]:
    """Which of these numbers told us to stop, even if erased since."""
    hashes = {hashed: phone for phone in phones for hashed in _hashes(phone, config)}
    marked = StopMark.select(StopMark.phone_hash).where(StopMark.phone_hash.in_([*hashes]))
    stopped = Contact.select(Contact.phone).where(
        Contact.phone.in_(phones) & Contact.stopped_at.is_null(False)
    )
    return {hashes[row.phone_hash] for row in marked} | {row.phone for row in stopped}


def unreadable(config: Config) -> int:
    """How many marks were made with a key we do not have: whose they are cannot be told."""
    known = [key_id(key) for key in _keys(config)]
    return StopMark.select().where(StopMark.key_id.not_in(known)).count()


def key_id(key: str) -> str:
    """By which a key is recognised, and cannot be found."""
    return _hash(key, "which key")[:16]


def _keys(config: Config) -> tuple[str, ...]:
    return (config.secret_key, *config.former_secret_keys)


def _hashes(phone: str, config: Config) -> list[str]:
    return [_hash(key, phone) for key in _keys(config)]


def _hash(key: str, words: str) -> str:
    return hmac.new(key.encode(), f"stop mark: {words}".encode(), hashlib.sha256).hexdigest()
