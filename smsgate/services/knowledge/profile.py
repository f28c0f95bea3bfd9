"""The profile of the number that writes, and the places a home may be in."""

from functools import cached_property

from smsgate.handlers.knowledge.profile import ProfileView
from smsgate.models import Contact
from smsgate.services import profiles
from smsgate.services.places import PlaceBook
from smsgate.views import Place


class DatabaseProfile:
    """`handlers.knowledge.profile.ProfileKnowledge` over the tables."""

    def __init__(self, contact: Contact, book: PlaceBook) -> None:
        self._contact = contact
        self._book = book

    def view(self) -> ProfileView:
        """What is known of whoever holds the phone, as it was at the first question about it."""
        return self._view

    @cached_property
    def _view(self) -> ProfileView:
        return profiles.view(self._contact)

    def villages(self, district: str) -> tuple[Place, ...]:
        """The villages of a kecamatan served, by name."""
        return self._book.villages(district)

    def places(self, name: str) -> tuple[Place, ...]:
        """The places of that name, misspelt a little at most."""
        return self._book.named(name)
