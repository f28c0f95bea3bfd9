"""Profiles: kept as they are answered."""

from collections.abc import Mapping
from datetime import datetime

from smsgate.handlers.knowledge.profile import ProfileView
from smsgate.models import Contact, Person, Profile


def view(contact: Contact) -> ProfileView:
    """What is known of whoever holds the phone."""
    row = Profile.of(contact)
    return ProfileView(answers=row.answers, guardian=row.guardian) if row else ProfileView()


def save(contact: Contact, answers: Mapping[str, str], words: str, now: datetime) -> None:
    """Keep answers of whoever holds the phone; call inside a transaction that holds the contact's row.

    What is known already is not written again.
    """
    person = Person.of(contact)
    found: Profile | None = Profile.get_or_none(Profile.person == person)
    row = found or Profile(person=person, answers={})
    before = (row.answers, row.guardian)
    row.put(dict(answers), words, now)
    if found is None or (row.answers, row.guardian) != before:
        row.save(force_insert=found is None)
