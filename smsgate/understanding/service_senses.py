"""Senses about the service itself: data, profile, pauses, questions, the next page, help."""

from typing import Final

from smsgate.understanding.request import Intent
from smsgate.understanding.senses import sense

_RIGHTS = r"(?:umr|ump|umk|pesangon|phk|skck|cuti|kontrak kerja|thr|tki|pmi|lembur)"
_ASKING = r"(?:(?:mau|pak|bu|tolong|bantu|minta|mang|maaf|saya|aku|bisa) )*"
_SHOW = r"(?:(?:lihat|cek|tampilkan|tahu|apa|mana|halo|mau|pak|bu|tolong|minta|mang|maaf) )*"
_MAKE = r"(?:bikin|buat|isi|ubah|ganti|kerja|lihat|edit|update)"
_IS_THERE = r"(?:(?:masih|apa|ada|mana|coba|lihat|tampilkan|pak|bu|mang|tolong) )*"
_IS_IT = r"(?: (?:pak|bu|mang|apa|tidak|ya|dong|ada|loker|kah|lain|saja))*"
_TIME = r"(?:DIGIT|NUM|seminggu|sebulan|\w+ minggu|\w+ bulan|\w+ hari)"
_PAUSED = r"(?:sms|kirim|dulu|loker|selama|langganan)"

SERVICE_SENSES: Final = (
    sense(
        Intent.ERASE,
        "HAPUS DATA",
        "wants the data erased",
        (
            r"\bhapus\b.*\b(?:data|akun|nomor saya|nomor aku|semua)\b",
            r"\b(?:data|akun)\b.*\bhapus\b",
            r"^forget me$",
        ),
    ),
    sense(
        Intent.MY_DATA,
        "DATAKU",
        "asks what is kept",
        (
            rf"^{_SHOW}data(?:ku)? ?(?:saya|aku|ku|diri|pribadi)?(?: .*)?$",
            r"\bdata (?:saya|aku)\b.*\bdisimpan\b",
            r"^(?:lihat )?saya data$",
        ),
        (
            r"\bhapus\b",
            r"\bloker\b",
            r"\bentri\b",
            r"\bkerja\b",
            r"\bketik\b",
            r"\bpaket\b",
        ),
    ),
    sense(
        Intent.PROFILE,
        "PROFIL",
        "wants to see or make a CV",
        (
            r"^(?:\w+ ){0,3}cv (?:saya|aku|ku)\b",
            rf"^{_ASKING}{_MAKE} (?:cv|profil|data diri)\b",
            r"^(?:saya )?profil\b",
            r"^cv$",
        ),
    ),
    sense(
        Intent.PAUSE,
        "JEDA",
        "wants a rest from messages",
        (
            rf"^(?:\w+ ){{0,4}}(?:jeda|libur)(?: {_PAUSED})* {_TIME}",
            r"\b(?:jangan kirim|stop)(?: \w+){0,2} (?:DIGIT|NUM|seminggu|sebulan)\b",
        ),
        (r"\bloker di\b", r"\bkapan\b", r"\blibur (?:sekolah|lebaran|kerja)\b"),
    ),
    sense(
        Intent.ASK,
        "TANYA",
        "a question about rights at work",
        (rf"\b{_RIGHTS}\b",),
        (r"\bloker\b", r"\bcari\b", r"\bada kerja\b", r"\bmau kerja\b"),
    ),
    sense(
        Intent.ASK,
        "TANYA",
        "a question about rules or papers",
        (
            r"\b(?:apa|berapa) syarat\w*\b",
            r"\bsyarat (?:\w+ )?(?:kerja|bikin|buat|masuk|daftar|jadi|lamar)\b",
            r"\bcara (?:jadi|bikin|buat|urus|perpanjang) \w+",
            r"\boffice hours\b",
            r"\b(?:jam|hari) (?:apa|berapa)? ?(?:\w+ )?kantor\b",
            r"\bkantor\b.*\b(?:buka|tutup|open|close[ds]?)\b",
        ),
        (r"\bCODE\b", r"\bloker\b"),
    ),
    sense(
        Intent.MORE,
        "LANJUT",
        "wants the next page",
        (rf"^{_IS_THERE}(?:lagi|lanjut|yang lain(?:nya)?){_IS_IT}$",),
    ),
    sense(
        Intent.HELP,
        "BANTUAN",
        "asks how the service works",
        (
            r"\b(?:cara|bagaimana) (?:pakai|nya|mengguna\w+)\b",
            r"\bcara (?:kirim|cari|minta)\b",
            r"\bcara (?:kerja|pakai)(?: nomor| sms| layanan| ini|nya|$)",
            r"^(?:bagaimana )?cara(?: ini| pak| bu| bagaimana)*$",
            r"\bbagaimana (?:to )?use\b",
            r"\bhow to use\b",
            r"\btidak (?:ngerti|paham|tahu)\b.*\b(?:cara|pakai)\b",
            r"\bbingung\b.*\b(?:cara|pakai)\b",
            r"\bbisa apa saja\b",
            r"\bperintah\w*\b",
            r"^(?:start|mulai|format)$",
            r"^(?:ini|siapa|nomor) (?:apa|ini|siapa|nomor apa)(?: .*)?$",
        ),
        (r"\b(?:daftar|lamar|loker)\b(?! lewat)",),
    ),
)
