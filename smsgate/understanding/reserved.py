"""STOP and its kin: what ends all messages, whatever else is open."""

import re
from typing import Final

from smsgate.understanding.lexicon import Use
from smsgate.understanding.normalise import Kind
from smsgate.understanding.reading import Reading, is_courtesy

_FOREIGN: Final = {Kind.LINK, Kind.SHORT_CODE, Kind.MONEY, Kind.PHONE}
_LONGEST_LED = 9
_LONGEST_BARE = 12
_LONGEST_PHRASE = 25

_STOP = r"(?:stop|berhenti|unreg|unsubscribe)"
_ABOUT = (
    r"(?:langganan|layanan|sms|pesan|loker|kerja|harian|info|daftar|kirim|nomor|grup|kabari|anggota"
    r"|desa|kecamatan|kelurahan|kabupaten|kota|untuk|PLACE|JOB)"
)
_HERE = r"(?:langganan|layanan|sms|loker|daftar|info|sini|grup|PLACE)"
_POLITE = (
    r"(?:pak|bu|mang|bang|kak|mbak|mas|min|admin|tolong|mohon|maaf|ya|makasih|please|dong|deh|lah"
    r"|saja|bae|dulu|semua|sekarang|banyak|sekali|nian|selama|ini|itu|saya|aku|kito|mau"
    r"|dari|sini|di|luar|yang|all|to|the|me|it|ah|kan|laju|juga|total|selamanya|jadi|ikut|tetap)"
)

_NOT = r"(?:jangan|jangan pernah|jangan lagi|usah|tidak usah|tidak butuh|tidak perlu|tidak mau)"
_SEND = r"(?:kirim|sms|terima|hubungi|ganggu|kabari|dapat)"

_WHOLE: Final = re.compile(
    rf"(?:{_POLITE} )*(?:{_STOP}|keluar|off(?: in)?)(?: (?:{_POLITE}|{_ABOUT}|{_STOP}))*"
)
"""Nothing but the word itself, what it is about, and politeness."""

_OPENING: Final = re.compile(
    rf"(?:{_POLITE} )*(?:{_STOP} (?:pak|bu|mang|bang|kak|mbak|mas|min|ya|saja|lah|dong)|keluar (?:ya|saja))\b"
)
"""The word and an address, before whatever reason is given."""

_CLOSING: Final = re.compile(
    rf"(?<!di )\b(?:stop|unreg|unsubscribe)(?: (?:dulu|ya|saja|pak|bu|mang|sms|{_POLITE}))*$"
    r"|\bberhenti (?:saja|dulu|ya|pak|bu)$"
    r"|\b(?:sms|loker|kirim|langganan|pesan)(?:nya)? (?:\w+ )?berhenti$"
)
"""The word at the end, after whatever reason is given."""

_PHRASES: Final = re.compile(
    "|".join(
        (
            rf"\b(?:{_STOP}|keluar|batal|cabut|hapus|keluarkan)(?: \w+){{0,3}} (?:langganan|layanan)\b",
            r"\bbatal daftar\b",
            r"\b(?:matikan|nonaktifkan|cabut) (?:sms|langganan|pesan|layanan)\w*\b",
            rf"\b{_STOP} (?:be |bae )?(?:saja|sms|kirim|loker|ya|bae|texting|sending|all)\b",
            rf"\b(?:mau|tolong|mohon|minta|please|harap|silakan) {_STOP}\b",
            rf"\b{_NOT} (?:di )?{_SEND}(?: \w+){{0,3}} (?:lagi|sms|pesan|langganan)\b",
            r"\b(?:jangan|tidak usah|usah) (?:sms|kirim|ganggu)(?: \w+)? lagi\b",
            r"\btidak mau (?:lagi )?(?:terima|dapat|langganan|kirim)\b",
            r"(?:^|sudah )cukup (?:sms|kirim)\b",
            r"\bjangan di ?sms\b",
            r"\b(?:tidak (?:mau|usah|butuh|perlu)|jangan) lagi$",
            r"\bjangan (?:mau|want) (?:ini|any|lagi|lanjut|this|sms)\b",
            r"^batal PLACE\b",
            rf"\blangganan\b(?: \w+){{0,4}} (?:cabut|{_STOP})\b",
            r"\b(?:cara|mau|boleh|kami|gimana) (?:stop|berhenti)(?: sms ini)?$",
            r"^cukup sudah$",
            r"^jangan kirim (?:loker|sms|info) PLACE\b",
            r"\bjangan (?:lagi )?ganggu\b|\bjangan hubungi\b",
            r"\b(?:hapus|stop|keluarkan|coret)\b.* (?:dari|from) (?:\w+ )?(?:daftar|langganan|grup|list)\b",
        )
    )
)
_TARGET: Final = re.compile(
    rf"\b(?:{_STOP}|keluar|off|batal|cabut|jangan kirim)"
    rf"(?: (?:dari|di|untuk|yang|saya|aku|{_ABOUT}))*? PLACE\b"
    rf"|\b(?:yang|langganan|loker|sms)(?: yang| di)* PLACE(?: {_POLITE})* (?:cabut|{_STOP})\b"
)
_NEGATED: Final = re.compile(
    rf"\b(?:jangan|belum|tidak|bukan|tanpa|don t|dont|never)(?: \w+)? {_STOP}\b"
    rf"|\b(?:jangan|tidak mau|tidak usah) (?:di)?{_STOP}"
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:kapan|bus|bis|hujan|mobil|angkot|kereta|jantung|merokok|napas)\b"
    rf"|\bberhenti (?:dari (?!{_HERE})|kerja(?! harian)|sekolah|kuliah|di (?!PLACE))"
    r"|\bstop (?:(?:\w+ )?di (?!PLACE)|depan|kontak|merokok)"
    rf"|\bkeluar (?:dari (?!{_HERE})|rumah|kota|negeri|daerah|malam)"
)
_DURATION: Final = re.compile(r"\b(?:NUM|DIGIT|seminggu|sebulan)(?: hari| minggu| bulan)?\b")


def is_stop(reading: Reading) -> bool:
    """True when the text, read as a whole, asks for no more messages.

    Never for texts with links, short codes, phone numbers or amounts: those speak of somebody
    else's service. "Jangan stop" is the opposite; a bus stops too.
    """
    if reading.kinds() & _FOREIGN:
        return False
    canon = reading.shape
    if _is_negated(reading) or _ELSEWHERE.search(canon):
        return False
    count = len(reading.words)
    bare = _WHOLE.fullmatch(reading.core) or _OPENING.match(canon) or _CLOSING.search(reading.core)
    if count <= _LONGEST_BARE and bare:
        return True
    if count <= _LONGEST_LED and _leads(reading):
        return True
    return count <= _LONGEST_PHRASE and bool(_PHRASES.search(canon)) and not _pauses(canon)


def _is_negated(reading: Reading) -> bool:
    """ "Tidak mau berhenti", but not "tidak butuh, berhenti saja": there a new clause begins."""
    anew = any(word.token.breaks and re.fullmatch(_STOP, word.text) for word in reading.words)
    return not anew and bool(_NEGATED.search(reading.shape))


def _leads(reading: Reading) -> bool:
    """True for a short text that begins with the word and holds nothing of another matter."""
    meaningful = [word for word in reading.words if not is_courtesy(word)]
    if not meaningful or not re.fullmatch(_STOP, meaningful[0].text):
        return False
    return all(
        word.place or word.use in {Use.PLAIN, Use.KEYWORD, Use.CUE, Use.JOB} for word in meaningful
    )


def names_place(reading: Reading) -> bool:
    """True when the place named is what is to be stopped, and no part of a reason given."""
    return bool(_WHOLE.fullmatch(reading.core) or _TARGET.search(reading.shape))


def _pauses(canon: str) -> bool:
    return bool(_DURATION.search(canon)) and "jeda" not in canon and "lagi" not in canon
