"""What a vacancy asks for beyond schooling, found in its description."""

import re

_LICENCE = re.compile(r"\bSIM ((?:A|B1|B2|C)(?: Umum)?)\b")
_REGISTRATION = re.compile(r"\bSTR\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
_ASKS = re.compile(
    r"\b(?:punya|lulusan|bisa|pernah|sudah|sertifikat|umur|syarat|minimal|wajib|harus|berani"
    r"|mengerti|sabar|teliti)\b",
    re.IGNORECASE,
)


def papers(description: str) -> str:
    """Driving licences and registrations by their short names: `SIM B1/A`, `STR`; "" for none."""
    licences = "/".join(dict.fromkeys(_LICENCE.findall(description)))
    named = [f"SIM {licences}"] if licences else []
    if _REGISTRATION.search(description):
        named.append("STR")
    return ", ".join(named)


def sentences(description: str) -> list[str]:
    """The description's sentences, as written."""
    return [sentence for sentence in _SENTENCE.split(description.strip()) if sentence]


def asks(sentence: str) -> bool:
    """Whether a sentence says who is sought, rather than what the work is."""
    return bool(_ASKS.search(sentence))
