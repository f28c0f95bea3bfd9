"""Senses about the service itself: data, profile, pauses, questions, the next page, help."""

from typing import Final

from smsgate.understanding.request import Intent
from smsgate.understanding.senses import sense

_RIGHTS = (
    r"(?:(?:upah|gaji) minim\w+(?! NUM)|umr(?! NUM)|ump|umk|pesangon|phk|skck|cuti|kontrak kerja|thr|tki"
    r"|pmi|lembur|jam kerja|(?:di)?potong gaji)"
)
_ASKING = r"(?:(?:mau|pak|bu|tolong|bantu|minta|mang|maaf|saya|aku|bisa) )*"
_SHOW = r"(?:(?:lihat|cek|tampilkan|tahu|apa|mana|halo|mau|pak|bu|tolong|minta|mang|maaf) )*"
_MAKE = r"(?:bikin|buat|isi|ubah|ganti|kerja|lihat|edit|update)"
_IS_THERE = r"(?:(?:masih|apa|ada|mana|coba|lihat|tampilkan|pak|bu|mang|tolong) )*"
_IS_IT = r"(?: (?:pak|bu|mang|apa|tidak|ya|dong|ada|loker|kah|lain|saja|lagi|yang|selain|tadi|itu|ini|di))*"
_TURN = r"(?:ganti|pakai|in|ke|dalam|speak|version|set|reply)"
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
            r"^forget (?:me|saya)$",
        ),
    ),
    sense(
        Intent.MY_DATA,
        "DATAKU",
        "asks what is kept",
        (
            rf"^{_SHOW}data(?:ku| (?:apa |yang )?(?:saja )?(?:saya|aku|ku|kami|diri|pribadi))\b",
            rf"^{_SHOW}data(?: (?:apa|saja|saya|aku|yang|tentang|disimpan|ada|kami|di|sini|semua))*$",
            r"\bdata\b.*\b(?:disimpan|simpan)\b",
            r"\b(?:simpan|isi) data|\bapa (?:saja )?(?:data saya|dataku)\b",
            r"^(?:\w+ ){0,3}(?:data saya|data aku|dataku)(?: \w+){0,2}$",
            r"^(?:lihat )?saya data$|^(?:\w+ ){0,3}saya data$",
            r"^apa data\b|^info data\b",
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
        Intent.LANGUAGE,
        "BAHASA",
        "wants another language",
        (
            rf"^(?:\w+ ){{0,4}}{_TURN}(?: \w+){{0,2}} (?:bahasa|inggris|indonesia)\b",
            r"^(?:inggris|indonesia) (?:version|please|bahasa)$",
            r"^ganti bahasa\b",
        ),
        (r"\bloker\b|\bkerja\b|\bguru\b|\bPLACE\b",),
    ),
    sense(
        Intent.TIPS,
        "TIPS",
        "asks for a lesson",
        (r"^(?:\w+ ){0,5}tips\b",),
        (r"\bloker\b",),
    ),
    sense(
        Intent.PROFILE,
        "PROFIL",
        "wants to see or make a CV",
        (
            r"^(?:\w+ ){0,3}cv (?:saya|aku|ku)\b",
            rf"^{_ASKING}{_MAKE} (?:cv|profil|data diri)\b",
            r"^(?:saya )?profil\b",
            r"^cv$|^saya cv$|\b(?:pakai|create|write|update) (?:a |saya )?cv$",
        ),
    ),
    sense(
        Intent.PAUSE,
        "JEDA",
        "wants a rest from messages",
        (
            rf"^(?:\w+ ){{0,4}}(?:jeda|libur)(?: {_PAUSED})* {_TIME}",
            r"\b(?:jangan (?:kirim|sms)|stop)(?: \w+){0,2} (?:DIGIT|NUM|seminggu|sebulan)\b",
            rf"\b(?:istirahat|cuti|off|sementara)(?: dulu)? {_TIME}\b",
        ),
        (r"\bloker di\b", r"\bkapan\b", r"\blibur (?:sekolah|lebaran|kerja)\b"),
    ),
    sense(
        Intent.ASK,
        "TANYA",
        "a question about rights at work",
        (rf"\b{_RIGHTS}\b",),
        (r"\bloker\b", r"\bcari\b", r"\b(?:ada|mau|butuh|info|minta) kerja\b"),
    ),
    sense(
        Intent.ASK,
        "TANYA",
        "a question about rules or papers",
        (
            r"\b(?:apa|berapa) syarat\w*\b|\bsyarat\b.*\b(?:apa|bagaimana|berapa)\b",
            r"\b(?:lapor|mengadu) (?:ke )?(?:di )?mana\b",
            r"\b(?:kapan|bagaimana|di mana|berapa)\b.*\b(?:pendaftaran|cpns|pppk|magang|pesangon)\b",
            r"\b(?:gaji|upah|ijazah|pesangon)\b.*\bbagaimana\b.*",
            r"\b(?:menurut|ada|secara) (?:aturan|hukum|undang|peraturan)\w*\b|\b(?:aturan|hukum)nya\b",
            r"\bkerja ke PLACE\b.*\b(?:cara|syarat)\w*\b",
            r"\bboleh kerja (?:belum|tidak|apa)\b",
            r"\bijazah\b.*\bhilang\b|\bsurat apa\b|\burus(?:nya)? (?:ke |di )*mana\b",
            r"\bsyarat (?:\w+ )?(?:kerja|bikin|buat|masuk|daftar|jadi|lamar)\b",
            r"\bcara (?:jadi|bikin|buat|urus|perpanjang|cair) \w+|\bcara kerja ke\b",
            r"\boffice hours\b",
            r"\b(?:gaji|upah)\b.*\b(?:tidak|belum) dibayar\b|\b(?:tidak|belum) bayar gaji\b",
            r"\b(?:jam|hari) (?:apa|berapa)? ?(?:\w+ )?kantor\b",
            r"\bkantor\b.*\b(?:buka|tutup|open|close[ds]?)\b",
        ),
        (r"\bCODE\b", r"\bloker\b"),
    ),
    sense(
        Intent.MORE,
        "LANJUT",
        "wants the next page",
        (
            rf"^{_IS_THERE}(?:lagi|lanjut|(?:yang )?lain(?:nya)?|sambung){_IS_IT}$",
            r"\bsisanya\b|^\w+ lagi$|\blain mana$|^mana (?:yang )?lain\w*$",
            r"\blanjut\w* mana\b|\b(?:sms|pesan)\w*(?: \w+)? (?:ke|ter)?potong\b",
            r"^masih ada$|^kirim lagi$|^terus apa lagi$|^(?:any )?lanjut page$",
            r"^halaman (?:lanjut|DIGIT)$",
        ),
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
            r"\b(?:how|bagaimana) (?:to|do \w+) (?:use|pakai)\b|\bapa can (?:you|saya|i) do\b",
            r"\btidak (?:ngerti|paham|tahu)\b.*\b(?:cara|pakai)\b",
            r"\bbingung\b.*\b(?:cara|pakai)\b",
            r"\bbisa apa saja\b",
            r"\b(?:layanan|sms|nomor|pakai)(?: \w+){0,2} (?:gratis|bayar|berbayar|biaya|biayanya)\b",
            r"^(?:apa )?(?:ini )?(?:gratis|bayar|berbayar)(?: (?:tidak|apa|ya|pak|ini|atau|kah|berapa))*$",
            r"\b(?:bayar|biaya|biayanya) berapa\b.*\b(?:pakai|sms|layanan)\b",
            r"\b(?:ketik|tulis|pencet|tekan) apa$",
            r"\b(?:kata kunci|cara (?:nge)?(?:ke)?tik|format)\w*\b(?: \w+){0,3} (?:apa|bagaimana|salah)\b",
            r"\b(?:pulsa|biaya|bayar|tarif)\w*(?: \w+)? berapa\b(?! CODE)",
            r"^(?:ini )?(?:gratis|bayar) (?:apa|atau) (?:gratis|bayar)\b",
            r"^bayar (?:tidak|apa|kah) (?:sms|kalau|ini|pakai|layanan)\b",
            r"\b(?:sms|kirim|balas)\b(?: \w+){0,3} (?:kena|potong|makan|pakai) (?:pulsa|biaya)\b",
            r"\bsiapa\b.*\bnomor ini\b|\bsiapa\b.*\bini nomor\b|\bis it (?:gratis|free)\b",
            r"\bperintah\w*\b",
            r"^(?:start|mulai|format|fitur|panduan|menu|layanan)\b(?: \w+){0,2}$",
            r"\b(?:tidak|kurang|belum) paham\b",
            r"^(?:(?:saya|aku|pak|bu|mang|masih) )*bingung\b(?! cari)",
            r"^(?:harus |mau )?(?:ketik|kirim|balas|maksud|pencet|tekan) apa\b",
            r"^(?:apa|bagaimana) (?:ini|maksud\w*|itu)$",
            r"\b(?:apa|ada) (?:saja )?(?:menu|layanan|fitur|perintah)\b|\blayanan apa\b|\bsms apa\b",
            r"\bapa (?:saja )?(?:yang )?bisa\b(?: \w+)?$|^apa (?:bisa|can) saya\b",
            r"\bbisa (?:apa|ngapain)\b",
            r"^(?:kamu |anda )?siapa(?: kamu| anda| ini| is this)?$",
            r"\bdari siapa\b",
            r"\b(?:butuh|minta|mohon|perlu) bantuan\b",
            r"\btolong (?:di)?jelaskan$",
            r"^info (?:cara|layanan|menu|selengkapnya)\b|^(?:kirim|daftar|minta|lihat) menu$",
            r"^(?:\w+ ){0,4}nomor ini(?: apa| siapa)?$|^siapa yang kirim\b|^dari mana\b",
            r"^(?:benar |apa )?ini (?:nomor |layanan )?(?:disnaker|loker|layanan|kerja)(?: ya| bukan)?$",
            r"\bini (?:sms|nomor|layanan)\b.*\b(?:apa|siapa)\b|\b(?:apa|siapa) is this\b",
            r"\bbantu apa\b|\bapa (?:saja )?yang bisa\b",
            r"\bada apa (?:saja )?di ?sini\b",
            r"\bdaftar perintah\b|\bcara (?:kerja )?(?:layanan|ini)\b|\bbagaimana (?:does )?(?:it|this)\b",
            r"^(?:ini|siapa|nomor) (?:apa|ini|siapa|nomor apa)(?: .*)?$",
        ),
        (r"\b(?:daftar|lamar|loker)\b(?! lewat)",),
    ),
)
