"""Texts led by a keyword: the first meaningful word decides."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from smsgate.understanding.decision import Decision
from smsgate.understanding.durations import days_of
from smsgate.understanding.focus import calls_for_work
from smsgate.understanding.keywords import BY_FORM, Keyword
from smsgate.understanding.lexicon import Use
from smsgate.understanding.normalise import Kind
from smsgate.understanding.one_vacancy import STATUS, asks_for_state, renews_a_card
from smsgate.understanding.reading import Reading, is_courtesy
from smsgate.understanding.request import Intent
from smsgate.understanding.wordlists import words_in

_WANT: Final = words_in(
    "mau saya aku kami kita minta bisa boleh coba yang ini itu untuk pak bu numpang lagi sekali"
    " dulu jadi cuma sekadar juga kades lihat dan ada kalau sudah ke buat ya nomor kode"
    " my i to the a me be please cara bagaimana ganti pakai in kasih beri"
    " ngasih oke siap baik speak reply set back kembali balik use sampai dalam tolong"
)
_OFFICE = re.compile(
    r"kartu kuning|\bak1\b|\bak (?:DIGIT|NUM)\b|pelatihan|\bblk\b|bpjs|disnaker|prakerja|\bskck\b"
)
_NOT_TO_FOLLOW: Final = re.compile(r"\bdaftar (?:belanja|harga|menu|hadir|isi|tamu|putar)\b")
_ONE: Final = re.compile(r"\bdaftar (?:(?!PLACE)\w+ ){0,3}CODE\b")
_OF_OTHERS: Final = re.compile(
    r"\b(?:pulsa|kuota|saldo|poin|rekening|tagihan|kau|resi|paket|ongkir|ongkos|cuaca)\b"
)
TAXES: Final = re.compile(r"\blapor (?:\w+ )?(?:pajak|spt|rt|rw|diri)\b")
"""What is reported to somebody else."""

_WORK: Final = re.compile(r"\b(?:loker|kerja)\b")
_LANGUAGES: Final = {"en": "en", "inggris": "en", "english": "en", "id": "id", "indonesia": "id"}
_LANGUAGE_WORDS: Final = {"bahasa", *_LANGUAGES}
_SHORT = 3
_CASUAL: Final = words_in("ikut gabung join melok milu ngikut")

PROTECTED: Final = frozenset(
    {Intent.REPORT, Intent.ASK, Intent.FEEDBACK, Intent.TIPS, Intent.POST, Intent.PROFILE}
)
"""Led by their keyword, these may speak of money, links and fraud without being fraud."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The keyword that leads a text, where it stands, and whether nothing stands before it."""

    keyword: Keyword
    at: int
    bare: bool


def lead_of(reading: Reading) -> Lead | None:
    """The keyword at the first meaningful word, if that is one."""
    for at, word in enumerate(reading.words):
        keyword = BY_FORM.get(word.text)
        if keyword and not _passed_over(reading, at):
            before = reading.words[:at]
            bare = all(is_courtesy(word) and word.text != "numpang" for word in before)
            return Lead(keyword, at, bare)
        if not is_courtesy(word) and word.text not in _WANT:
            return None
    return None


def _passed_over(reading: Reading, at: int) -> bool:
    """Words that are keywords only by themselves ("ya", "lagi") are no lead of anything longer."""
    skipped = reading.words[at].text in _WANT or is_courtesy(reading.words[at])
    return skipped and at + 1 < len(reading.words)


def by_lead(reading: Reading, lead: Lead) -> Decision | None:
    """What the leading keyword asks for, or None when it is not decisive by itself."""
    rule = _RULES.get(lead.keyword.intent)
    return rule(reading, lead) if rule else None


def _decided(
    reading: Reading, lead: Lead, *, number: int | None = None, rest: str | None = None
) -> Decision:
    word = reading.words[lead.at]
    typed = word.token.text
    how = "keyword" if word.score == 1 else f"keyword ({typed} → {word.text})"
    return Decision(
        intent=lead.keyword.intent,
        word=lead.keyword.word,
        reason=f"{lead.keyword.word}: {how} of {lead.keyword.intent}",
        at=lead.at,
        rest=rest,
        number=number,
        confidence=round(0.6 + 0.4 * word.score, 2),
    )


def _plain(reading: Reading, lead: Lead) -> Decision | None:
    return _decided(reading, lead)


def _ask(reading: Reading, lead: Lead) -> Decision | None:
    """ "Mau tanya, ada loker?" is politeness before a search; "TANYA …" is a question."""
    canon = reading.canon
    if not lead.bare and ("cara pakai" in canon or reading.codes or calls_for_work(reading)):
        return None
    if not lead.bare and _WORK.search(canon) and not _OFFICE.search(canon) and _is_search(canon):
        return None
    return _decided(reading, lead)


def _is_search(canon: str) -> bool:
    return not re.search(r"\b(?:syarat|mengadu|gaji DIGIT|cara|umr|ump|kemana)\b", canon)


def _verify(reading: Reading, lead: Lead) -> Decision | None:
    mine = "data saya" in reading.canon or ("lamar" in reading.canon and not reading.codes)
    if mine or _OF_OTHERS.search(reading.canon):
        return None
    return _decided(reading, lead)


def _report(reading: Reading, lead: Lead) -> Decision | None:
    return None if TAXES.search(reading.canon) else _decided(reading, lead)


def _post(reading: Reading, lead: Lead) -> Decision | None:
    """Work is put up, by its trade, its pay or the word for it; lamps are put up too."""
    uses = {word.use for word in reading.words}
    offered = uses & {Use.JOB, Use.GOODS} or Kind.MONEY in reading.kinds() or "NUM" in reading.canon
    alone = len(reading.words) <= lead.at + _SHORT - 1
    return _decided(reading, lead) if offered or _WORK.search(reading.canon) or alone else None


def _more(reading: Reading, lead: Lead) -> Decision | None:
    text = reading.words[lead.at].text
    elsewhere = reading.codes or "info" in reading.canon.split() or _chatter(reading)
    if text != "lanjut" or elsewhere:
        return None
    return _decided(reading, lead)


def _detail(reading: Reading, lead: Lead) -> Decision | None:
    if lead.keyword.word == "RINCIAN" or reading.codes:
        return _decided(reading, lead)
    return None


def _subscribe(reading: Reading, lead: Lead) -> Decision | None:
    canon = reading.canon
    elsewhere = _NOT_TO_FOLLOW.search(canon) or _OFFICE.search(canon) or _ONE.search(canon)
    casual = reading.words[lead.at].token.text in _CASUAL
    if elsewhere or Kind.PHONE in reading.kinds() or _chatter(reading) > (not casual):
        return None
    return _decided(reading, lead)


def _chatter(reading: Reading) -> int:
    return sum(word.use is Use.CHAT and word.text != "sms" for word in reading.words)


def _register_other(reading: Reading, lead: Lead) -> Decision | None:
    """Somebody else is registered by number; "daftarkan saya" is the person who writes."""
    if reading.codes and Kind.PHONE not in reading.kinds():
        return None
    if reading.names_a_phone() or len(reading.words) == lead.at + 1:
        return _decided(reading, lead)
    return _decided(reading, Lead(BY_FORM["daftar"], lead.at, lead.bare))


def _pause(reading: Reading, lead: Lead) -> Decision | None:
    days = days_of(reading)
    if reading.words[lead.at].text == "libur" and days is None and len(reading.words) > lead.at + 2:
        return None
    return _decided(reading, lead, number=days)


def _language(reading: Reading, lead: Lead) -> Decision | None:
    texts = [word.text for word in reading.words]
    named = [_LANGUAGES[text] for text in texts if text in _LANGUAGES]
    strange = any(
        word.use in {Use.JOB, Use.CHAT, None} and word.text not in _LANGUAGE_WORDS
        for word in reading.words
    )
    if lead.bare and lead.at + 2 == len(texts) and reading.words[lead.at].text == "bahasa":
        return _decided(reading, lead, rest=named[0] if named else "")
    if strange or _WORK.search(reading.canon):
        return None
    if not named and (reading.words[lead.at].text != "bahasa" or len(texts) > _SHORT):
        return None
    return _decided(reading, lead, rest=named[0] if named else "")


def _help(reading: Reading, lead: Lead) -> Decision | None:
    others = [
        word
        for word in reading.words
        if word.use not in {Use.POLITE, Use.GREETING, Use.PLAIN} and word.text != "bantuan"
    ]
    if {word.use for word in reading.words} & {Use.CHAT, Use.GOODS}:
        return None
    wordy = reading.words[lead.at].text == "bantu" or _WORK.search(reading.canon)
    return None if (wordy and len(others) > 1) or len(others) > 3 else _decided(reading, lead)


def _my_data(reading: Reading, lead: Lead) -> Decision | None:
    return _decided(reading, lead)


def _erase(reading: Reading, lead: Lead) -> Decision | None:
    rest = {word.text for word in reading.words[lead.at + 1 :]}
    about = {"data", "semua", "akun", "saya", "nomor", "aku", "dataku", "ku", "identitas"}
    alone = not rest or rest & about or reading.words[lead.at].text == "hapusdata"
    return _decided(reading, lead) if alone else None


def _apply(reading: Reading, lead: Lead) -> Decision | None:
    chatter = _chatter(reading) and "kode" not in reading.canon
    minor = reading.words[lead.at].text != "lamar" or chatter
    if minor and not reading.codes:
        return None
    decided = _decided(reading, lead)
    if asks_for_state(reading, reading.words[lead.at].token.text):
        return replace(decided, word=STATUS)
    return decided


_RULES: Final[dict[Intent, Callable[[Reading, Lead], Decision | None]]] = {
    Intent.MORE: _more,
    Intent.DETAIL: _detail,
    Intent.SUBSCRIBE: _subscribe,
    Intent.PAUSE: _pause,
    Intent.APPLY: _apply,
    Intent.VERIFY: _verify,
    Intent.POST: _post,
    Intent.FILLED: lambda reading, lead: (
        None if renews_a_card(reading, lead.keyword.word) else _decided(reading, lead)
    ),
    Intent.REPORT: _report,
    Intent.ASK: _ask,
    Intent.TIPS: _plain,
    Intent.FEEDBACK: _plain,
    Intent.PROFILE: _plain,
    Intent.LANGUAGE: _language,
    Intent.HELP: _help,
    Intent.MY_DATA: _my_data,
    Intent.ERASE: _erase,
    Intent.REGISTER_OTHER: _register_other,
}
