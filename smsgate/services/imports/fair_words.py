"""Conditions in a vacancy that shut people out who could do the work: gentle signs, each with its reason.

The words are those of `data/unfair_conditions.csv`.
"""

import re
from functools import cache
from typing import Final

from smsgate import data
from smsgate.i18n import N_
from smsgate.services.imports.findings import Said

REASONS: Final = {
    "looks": N_(
        '"%(words)s": looks say nothing about the work. Write what the work needs instead.'
    ),
    "age": N_(
        '"%(words)s": an upper age limit shuts out people who can do the work. Write what has to be done, '
        "such as lifting 50 kg."
    ),
    "marriage": N_(
        '"%(words)s": marriage says nothing about the work, and is personal data (UU 27/2022 article 4). '
        "Write the hours instead."
    ),
    "faith": N_(
        '"%(words)s": faith is personal data (UU 27/2022 article 4). Leave it out, unless the work '
        "itself is of a religion."
    ),
    "sex": N_(
        '"%(words)s": is there a reason why only they can do it? Else leave it out, and more people fit.'
    ),
    "disability": N_(
        '"%(words)s": people with disabilities can do much. Write what has to be done, and they can judge.'
    ),
    "origin": N_('"%(words)s": where somebody comes from says nothing about the work.'),
}


def unfair(text: str) -> list[Said]:
    """One remark for each kind of condition found, naming the words.

    None of them keeps a vacancy from being published: whether there is a reason the officer and the employer
    find out together.
    """
    found: dict[str, Said] = {}
    for about, pattern in _rules():
        match = None if about in found else pattern.search(text)
        if match:
            found[about] = Said(REASONS[about], {"words": " ".join(match[0].split())})
    return list(found.values())


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["about"], re.compile(row["regex"], re.IGNORECASE))
        for row in data.rows("unfair_conditions")
    )
