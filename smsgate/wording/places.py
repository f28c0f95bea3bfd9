"""Places as people say them, without the words that only an office needs."""

import re

from smsgate.i18n import Translate
from smsgate.views import OUTSIDE

_RANK = re.compile(r"^(?:Kabupaten|Kota)(?: Administrasi)? ")
_REGENCY = re.compile(r"^Kabupaten(?: Administrasi)? ")


def spoken(name: str) -> str:
    """`Kota Palembang` → `Palembang`, `Kabupaten Lahat` → `Lahat`: where the reader knows which is meant."""
    return _RANK.sub("", name)


def exact(name: str) -> str:
    """`Kabupaten Bekasi` → `Kab. Bekasi`, `Kota Bekasi` → `Bekasi`: never the one for the other."""
    return spoken(_REGENCY.sub("Kab. ", name))


def heading(place: str | None, name: str, _: Translate) -> str:
    """A place asked for, in the head of a list; LUAR is `luar daerah`."""
    return _("other regions") if place == OUTSIDE else spoken(name)
