"""Profiles: kept as they are answered, and what of them is passed on when somebody applies."""

from collections.abc import Mapping
from datetime import date, datetime

from smsgate.handlers.knowledge.profile import ProfileView
from smsgate.i18n import DEFAULT_LANGUAGE
from smsgate.models import Contact, Person, Profile


def view(contact: Contact) -> ProfileView:
    """What is known of whoever holds the phone."""
    return _view(Profile.of(contact))


def passed_on(person: Person, today: date) -> dict[str, str]:
    """What an employer is told of somebody who applies, in plain words of the office's language.

    Keys are those of `applications.listing.TOLD`; empty while a guardian's word is missing.
    """
    return _of(person).told(today, DEFAULT_LANGUAGE)


def complete(person: Person, today: date) -> bool:
    """Whether somebody can be put forward: at least the name and the village are known."""
    said = passed_on(person, today)
    return bool(said.get("name") and said.get("village"))


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


def _of(person: Person) -> ProfileView:
    return _view(Profile.get_or_none(Profile.person == person))


def _view(row: Profile | None) -> ProfileView:
    return ProfileView(answers=row.answers, guardian=row.guardian) if row else ProfileView()
