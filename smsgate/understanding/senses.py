"""What is plainly meant although no keyword leads: patterns over a text in standard words.

Each pattern reads the canonical text (`Reading.canon`), in which slang, spelling and places are
already settled, so that a pattern says what is meant and not how it was typed.
"""

import re
from dataclasses import dataclass
from typing import Final

from smsgate.understanding.decision import Decision
from smsgate.understanding.reading import Reading
from smsgate.understanding.request import Intent


@dataclass(frozen=True, slots=True)
class Sense:
    """A pattern and the intent it shows; `unless` takes it back."""

    intent: Intent
    word: str
    reason: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None


def _sense(intent: Intent, word: str, reason: str, pattern: str, unless: str = "") -> Sense:
    return Sense(intent, word, reason, re.compile(pattern), re.compile(unless) if unless else None)


_TRUTH = r"(?:asli|penipuan|benar)"
_OR = r"(?:tidak|apa|atau|bukan|kah|ada tidak)"
_FIRM = r"(?:pt|cv|ud|toko|rm|hrd|perusahaan)"
_OFFICE = (
    r"(?:kartu kuning|ak1|ak NUM|ak DIGIT|disnaker\w*|pelatihan|blk|bpjs|jamsostek|prakerja"
    r"|kartu pencari|loker fair|bursa kerja|labour office|buruh kantor|upah minimum|legalisir)"
)
_RIGHTS = r"(?:umr|ump|umk|pesangon|phk|skck|cuti|kontrak kerja|thr|tki|pmi|lembur)"

SENSES: Final = (
    _sense(
        Intent.REGISTER_OTHER,
        "DAFTARKAN",
        "a phone number to be registered",
        r"\bdaftar(?:kan)?\b.*\bPHONE\b|\bPHONE\b.*\bdaftar(?:kan)?\b",
    ),
    _sense(
        Intent.VERIFY,
        "CEK",
        "asks whether it is genuine",
        rf"\bCODE\b.*\b{_TRUTH}\b|\b{_TRUTH}\b.*\bCODE\b|\b{_TRUTH} {_OR} (?:{_TRUTH}|nipu|tipu|bukan|tidak|ya)\b"
        rf"|\b{_FIRM}\b.*\b{_TRUTH}\b(?: {_OR}|$| \w+ \w+$|.*\b(?:itu|ini)\b)|\b(?:itu|ini|apa) {_TRUTH} (?:tidak|atau|apa|loker)\b"
        rf"|\b(?:asli|penipuan) (?:tidak|bukan|atau|apa|kah)\b|\b(?:pt|cv)\b.*\bbenar (?:tidak|apa|atau)\b|\b(?:benar|asli) tidak\b.*\b(?:pt|cv)\b|\bloker\b.*\b(?:asli|penipuan)$",
        r"\bditipu\b|\blapor\b|\btanya\b|\bkena (?:\w+ )?penipuan|\bCODE (?:\w+ )?minta",
    ),
    _sense(
        Intent.REPORT,
        "LAPOR",
        "tells of a fraud or a wrong",
        r"\bditipu\b|\bkena (?:tipu|penipuan|calo)\b|\b(?:ada|korban|banyak) penipuan\b|\btahan\w* ijazah\b|\blapor\b|\bminta (?:uang|transfer|otp|ktp|bayar|biaya)\b.*\b(?:loker|kerja|CODE)\b"
        r"|\b(?:CODE|loker)\b.*\b(?:minta|disuruh) (?:\w+ )?(?:uang|transfer|otp|ktp|bayar|biaya)\b|\bijazah\b.*\bditahan\b"
        r"|\bgaji\b.*\btidak dibayar\b|\b(?:disuruh|dimintai) (?:bayar|transfer|uang)\b",
        r"\btanya\b",
    ),
    _sense(
        Intent.FILLED,
        "TERISI",
        "a vacancy that is filled",
        r"\bCODE\b.*\bterisi\b|\bterisi\b.*\bCODE\b|\bCODE (?:\w+ )?(?:penuh|tutup)\b|\bCODE sudah dapat orang",
        r"\b(?:apa|belum|tanya)\b|masih .*(?:ada|buka)",
    ),
    _sense(
        Intent.APPLY,
        "LAMAR",
        "wants one vacancy",
        r"\b(?:lamar|minat|berminat)\b.*\bCODE\b|\bCODE\b.*\b(?:lamar|minat|berminat)\b"
        r"|\b(?:daftar|ambil)(?: (?:kerja|loker|untuk|jadi|di|yang|kode|nomor|ke|info))* CODE\b"
        r"|\bmau (?:kerja (?:di |yang )?|yang |ambil )(?:kode |nomor )?CODE\b|\bkirim lamaran\b",
    ),
    _sense(
        Intent.SUBSCRIBE,
        "DAFTAR",
        "wants to be told of new work",
        r"\bkabari\b.*\b(?:kalau|jika|bila|loker|kerja|setiap|PLACE)\b|\b(?:setiap|kalau|bila|jika) ada\b.*\b(?:kabari|kirim|sms|hubungi|kasih tahu|beri tahu)\b|\b(?:kasih|beri|ingin|mau) (?:saya )?tahu (?:\w+ )?(?:kalau|jika|bila|setiap)\b|\bmulai (?:besok|sekarang|hari ini) kirim\b|\b(?:aktif\w*|lanjut|mulai|sambung) (?:\w+ )?langganan\b"
        r"|\b(?:kirim|sms|info|kasih|minta)\b.*\b(?:setiap|tiap) (?:hari|pagi|ada|minggu)\b|\bsms (?:saya|aku|kami) (?:kalau|jika|bila)\b|\bkirim\b.*\bdaily\b|\bdaily\b.*\b(?:loker|kerja)\b"
        r"|\b(?:masuk\w*|tambah\w*|catat\w*) (?:nomor )?.*\bdaftar\b|\bmau (?:daftar|langganan)\b|\blangganan (?:loker|kerja|sms|info|PLACE)\b"
        r"|\b(?:kirim|kasih)\b (?:saya |aku |kami )?(?:loker|info loker|sms loker|kerja)\b.*\b(?:setiap|tiap|rutin|terus)\b",
        rf"\b(?:{_OFFICE}|jangan kirim|belanja)\b",
    ),
    _sense(
        Intent.ERASE,
        "HAPUS DATA",
        "wants the data erased",
        r"\bhapus\b.*\b(?:data|akun|nomor saya|nomor aku|semua)\b|\b(?:data|akun)\b.*\bhapus\b|^forget me$",
    ),
    _sense(
        Intent.MY_DATA,
        "DATAKU",
        "asks what is kept",
        r"^(?:(?:mau|pak|bu|tolong|minta|lihat|cek|tampilkan|mang|maaf|tahu|apa|mana|halo) )*data(?:ku)? ?(?:saya|aku|ku|diri|pribadi|my)?(?: .*)?$"
        r"|\bdata (?:saya|aku)\b.*\bdisimpan\b|^(?:lihat )?saya data$|^my data$",
        r"\bhapus\b|\bloker\b|\bentri\b|\bkerja\b|\bketik\b|\bpaket\b",
    ),
    _sense(
        Intent.PROFILE,
        "PROFIL",
        "wants to see or make a CV",
        r"^(?:\w+ ){0,3}cv (?:saya|aku|ku)\b|^(?:(?:mau|pak|bu|tolong|bantu|saya|aku|bisa|minta) )*(?:bikin|buat|isi|ubah|ganti|kerja|lihat|edit|update) (?:cv|profil)\b|^(?:saya )?profil\b|^cv$"
        r"|^(?:(?:mau|pak|bu|saya|aku) )*(?:isi|ubah|lihat|ganti|buat|bikin) (?:data diri|profil)\b",
    ),
    _sense(
        Intent.PAUSE,
        "JEDA",
        "wants a rest from messages",
        r"^(?:\w+ ){0,4}(?:jeda|libur)(?: sms| kirim| dulu| loker| selama| langganan)*(?: (?:DIGIT|NUM|seminggu|sebulan|\w+ minggu|\w+ bulan|\w+ hari))|\b(?:jangan kirim|stop)(?: \w+){0,2} (?:DIGIT|NUM|se)\w* ?(?:hari|minggu|bulan)?",
        r"\bloker di\b|\bkapan\b|\blibur (?:sekolah|lebaran|kerja)\b",
    ),
    _sense(
        Intent.POST,
        "PASANG",
        "an employer with work to offer",
        r"\b(?:mau|bisa|bagaimana|cara|tolong) pasang\b|\bpasang (?:loker|iklan|kerja)\b|\b(?:saya|kami) (?:punya|ada) (?:toko|usaha|warung|kebun)\b.*\bbutuh\b",
    ),
    _sense(
        Intent.ASK,
        "TANYA",
        "a question for the office",
        rf"\b{_OFFICE}\b",
        r"^(?:loker|kerja|cari)\b|\bterima lamar|\bloker (?:di )?disnaker",
    ),
    _sense(
        Intent.ASK,
        "TANYA",
        "a question about rights at work",
        rf"\b{_RIGHTS}\b",
        r"\bloker\b|\bcari\b|\bada kerja\b|\bmau kerja\b",
    ),
    _sense(
        Intent.ASK,
        "TANYA",
        "a question about rules or papers",
        r"\b(?:apa|berapa) syarat\w*\b|\bsyarat (?:\w+ )?(?:kerja|bikin|buat|masuk|daftar|jadi|lamar)\b|\bcara (?:jadi|bikin|buat|urus|perpanjang) \w+|\boffice hours\b|\b(?:jam|hari) (?:apa|berapa)? ?(?:\w+ )?kantor\b|\bkantor\b.*\b(?:buka|tutup|open|close[ds]?)\b",
        r"\bCODE\b|\bloker\b",
    ),
    _sense(
        Intent.NOT_HIRED,
        "BELUM",
        "has found no work yet",
        r"\bbelum (?:ada )?(?:dapat|diterima|kerja|keterima|juga dapat|panggilan|kabar)\b|\btidak (?:diterima|lolos|dapat|lulus|keterima) ?(?:kerja)?$|\btidak (?:diterima|keterima)\b|\b(?:tidak|belum|not) (?:yet|hired)\b|\bditolak\b|\bmasih menganggur\b",
        r"\bloker\b|\bcari\b|\bada kerja\b|\bbutuh\b|\bditipu\b|\bmau kerja\b",
    ),
    _sense(
        Intent.HIRED,
        "DAPAT",
        "has found work",
        r"\b(?:sudah|lah|telah|alhamdulillah|saya|aku) (?:\w+ )?(?:dapat|diterima|keterima) (?:kerja|loker)\b|\b(?:sudah|lah|telah)(?: \w+)? (?:diterima|keterima|kerja di)\b|^dapat (?:kerja|pak|bu)|^saya dapat (?:the )?(?:kerja|loker)\b"
        r"|\b(?:sudah|lah) (?:mulai )?kerja(?: pak| bu| mang| di PLACE)*$|^dapat hired$|\balhamdulillah\b.*\b(?:sudah|lah|dapat|diterima|keterima|lolos)\b|^(?:saya |aku )?(?:diterima|keterima)\b|\bsudah (?:pak |bu )?dapat$|\bhired\b|\bditerima kerja\b",
        r"(?<!dapat )(?<!the )\bloker\b|\b(?:cari|CODE|belum|tidak|sms|stop|bayar|MONEY)\b",
    ),
    _sense(
        Intent.MORE,
        "LANJUT",
        "wants the next page",
        r"^(?:(?:masih|apa|ada|mana|coba|lihat|tampilkan|pak|bu|mang|tolong) )*(?:ada )?(?:lagi|lanjut|yang lain(?:nya)?)(?: (?:pak|bu|mang|apa|tidak|ya|dong|ada|loker|kah|lain|saja))*$",
    ),
    _sense(
        Intent.HELP,
        "BANTUAN",
        "asks how the service works",
        r"\b(?:cara|bagaimana) (?:pakai|nya|mengguna\w+)\b|\bcara (?:kirim|cari|minta)\b|^(?:bagaimana )?cara(?: ini| pak| bu| bagaimana)*$|\bperintah\w*\b|^(?:start|mulai|format)$|\bcara (?:kerja|pakai)(?: nomor| sms| layanan| ini|nya|$)|\btidak (?:ngerti|paham|tahu)\b.*\b(?:cara|pakai)\b|\bhow to use\b|\bbagaimana (?:to )?use\b"
        r"|^(?:ini|siapa|nomor) (?:apa|ini|siapa|nomor apa)(?: .*)?$|\bbisa apa saja\b|\bbingung\b.*\b(?:cara|pakai)\b",
        r"\b(?:daftar|lamar|loker)\b(?! lewat)",
    ),
)


def by_sense(reading: Reading) -> Decision | None:
    """The first sense whose pattern is found."""
    canon = reading.canon
    for sense in SENSES:
        if sense.pattern.search(canon) and not (sense.unless and sense.unless.search(canon)):
            return Decision(
                intent=sense.intent,
                word=sense.word,
                reason=f"{sense.reason} (pattern of {sense.intent})",
                confidence=0.8,
            )
    return None
