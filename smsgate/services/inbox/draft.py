"""An answer while it is typed: how it will read on the phone, what it costs, and what it must not ask for."""

import re
from dataclasses import dataclass

from smsgate import privacy
from smsgate.config import Config
from smsgate.errors import InputError
from smsgate.i18n import N_
from smsgate.services import redflags
from smsgate.services.redflags import RedFlag
from smsgate.wording import gsm7, segments
from smsgate.wording.segments import Count

MOST_SEGMENTS = 6

ASKS = redflags.STOPS_PUBLICATION
"""A sign of fraud this grave is what we promised never to ask for: KTP, OTP, accounts, money."""

_COPIES = re.compile(r"\b(?:foto ?[kc]op[iy]|f\.?c\.?)\b", re.IGNORECASE)
"""Papers to bring to the office; the rules mean pictures sent to a stranger."""

EMPTY = N_("Write the answer first.")
TOO_LONG = N_("This is too long for one answer. Write at most 6 SMS.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`text` as it would be sent; `changed`: signs became plain letters; `masked`: a NIK was hidden."""

    text: str
    changed: bool
    masked: bool
    count: Count
    rupiah: int
    flags: tuple[RedFlag, ...]

    @property
    def fault(self) -> str:
        """Why it cannot be sent as it is; "" when it can."""
        if not self.text:
            return EMPTY
        return TOO_LONG if self.count.segments > MOST_SEGMENTS else ""


def lines_of(typed: str) -> str:
    """The words of a form with the breaks a text has."""
    return typed.replace("\r\n", "\n").replace("\r", "\n").strip()


def draft(typed: str, config: Config) -> Draft:
    """What becomes of the words typed."""
    lines = lines_of(typed)
    shown = privacy.mask_nik(lines)
    text = gsm7.to_gsm7(shown)
    count = segments.count(text)
    return Draft(
        text=text,
        changed=text != shown,
        masked=shown != lines,
        count=count,
        rupiah=count.segments * config.cost(),
        flags=tuple(
            flag for flag in redflags.flags(_COPIES.sub("salinan", text)) if flag.severity >= ASKS
        ),
    )


def sendable(typed: str, config: Config) -> Draft:
    """The same; raises InputError when it cannot be sent."""
    made = draft(typed, config)
    if made.fault:
        raise InputError(made.fault)
    return made
