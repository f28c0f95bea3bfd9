"""Senses about vacancies: genuine or not, fraud, applying, subscribing, filled, offered."""

from typing import Final

from smsgate.understanding.one_vacancy import STATUS, WITHDRAWN
from smsgate.understanding.outcome_senses import OFFICE
from smsgate.understanding.request import Intent
from smsgate.understanding.senses import sense

_TRUTH = r"(?:asli|penipuan|benar|aman|resmi|terpercaya|terverifikasi)"
_PAID = r"\bsudah (?:\w+ )?(?:bayar|transfer|kirim uang)\b"
_STAFF = r"(?:karyawan|pegawai|pekerja|anggota)"
_OR = r"(?:tidak|apa|atau|bukan|kah|ada tidak)"
_FIRM = r"(?:pt|cv|ud|toko|rm|hrd|perusahaan)"
_SHOP = r"(?:toko|usaha|warung|bengkel|kebun|pabrik|salon)"
_IF = r"(?:kalau|jika|bila|setiap)"
_TELL = r"(?:kabari|kirim|sms|hubungi|kasih tahu|beri tahu)"
_MONEY = r"(?:uang|transfer|otp|ktp|bayar|biaya)"
_ADDRESS = r"(?:saja|pak|bu|min|mang|bang|kak|ya|itu|ini|tu|dong|yang|tolong)"

WORK_SENSES: Final = (
    sense(
        Intent.REGISTER_OTHER,
        "DAFTARKAN",
        "a phone number to be registered",
        (r"\bdaftar(?:kan)?\b.*\bPHONE\b", r"\bPHONE\b.*\bdaftar(?:kan)?\b"),
    ),
    sense(
        Intent.HELP,
        "BANTUAN",
        "asks whose number this is",
        (
            (
                r"\bini (?:nomor|sms|layanan) (?:dari )?(?:disnaker\w*|dinas tenaga kerja)"
                r" (?:bukan|ya|kan|apa|asli)\b"
            ),
        ),
    ),
    sense(
        Intent.VERIFY,
        "CEK",
        "asks whether it is genuine",
        (
            rf"\bCODE\b.*\b{_TRUTH}\b",
            rf"\b{_TRUTH}\b.*\bCODE\b",
            rf"\b{_TRUTH} {_OR} (?:{_TRUTH}|nipu|tipu|bukan|tidak|ya)\b",
            rf"\b{_FIRM}\b.*\b{_TRUTH}\b(?: {_OR}|$| \w+ \w+$|.*\b(?:itu|ini)\b)",
            rf"\b(?:itu|ini|apa) {_TRUTH} (?:tidak|atau|apa|loker)\b",
            r"\b(?:asli|penipuan) (?:tidak|bukan|atau|apa|kah)\b",
            r"\b(?:pt|cv)\b.*\bbenar (?:tidak|apa|atau)\b",
            r"\b(?:benar|asli) tidak\b.*\b(?:pt|cv)\b",
            r"\bloker\b.*(?<!yang )(?<!bukan )\b(?:asli|penipuan)$",
            r"\bbenar (?:pt|cv|ud|toko|rm)\b",
            r"\b(?:ini|itu|tersebut) (?:asli|penipuan)\b",
            r"\b(?:asli|penipuan) (?:ini|itu)\b",
            r"\b(?:apa|loker) (?:loker )?ini benar\b",
            rf"\b{_FIRM}\b.*\bbenar ada\b",
        ),
        (
            r"(?<!takut )\bditipu\b",
            r"\blapor\b",
            r"(?<!mau )(?<!numpang )(?<!ingin )\btanya\b",
            r"(?<!takut )\bkena (?:\w+ )?penipuan",
            _PAID,
            rf"^(?:ada )?loker penipuan(?! {_OR})",
            r"\bCODE (?:\w+ )?minta(?!.*\b(?:asli|benar|penipuan)\b)",
        ),
    ),
    sense(
        Intent.REPORT,
        "LAPOR",
        "tells of a fraud or a wrong",
        (
            r"(?<!takut )\bditipu\b",
            r"\blapor\b",
            r"\b(?:me)?ngaku\b.*\bminta\b",
            r"\bpaspor\b.*\bditahan\b|\bkabur\b.*\buang\b|\bdijanjikan kerja\b|\bdi kamboja\b",
            r"^penipuan (?:dia|itu|ini|pak|bu)\b",
            r"\bkena (?:tipu|penipuan|calo)\b",
            r"\b(?:ada|korban|banyak) (?:yang |orang )?penipuan\b",
            rf"\bminta {_MONEY}\b.*\b(?:loker|kerja|CODE)\b",
            rf"\b(?:CODE|loker)\b.*\b(?:minta|disuruh) (?:\w+ )?{_MONEY}\b",
            r"\b(?:disuruh|dimintai) (?:bayar|transfer|uang)\b",
            _PAID,
            rf"^(?:ada )?loker penipuan(?! {_OR})",
            r"(?<!bukan )(?<!tanpa )\bcalo\b|\bagen (?:\w+ )?penipuan\b",
            r"\bminta uang (?:pendaftaran|admin\w*|seragam|masuk)\b",
            r"^(?:\w+ ){0,4}minta (?:for )?uang$",
            r"\bmajikan\b.*\b(?:pukul|siksa|tahan)|\b(?:dipukul|disiksa|dipaksa)\b",
            r"\bdibawa (?:calo|agen|lari|kabur)\b|\buang (?:saya|aku) (?:hilang|dibawa)",
            r"\b(?:ijazah|ktp)\b.*\bditahan\b",
            r"\btahan\w* ijazah\b",
            r"\bmengadu\b",
        ),
        (
            r"\btanya\b",
            r"\b(?:lapor|mengadu) (?:ke )?(?:di )?mana\b",
            r"\blapor (?:\w+ )?(?:pajak|spt|rt|rw|diri)\b",
            r"\btakut (?:kena )?penipuan\b",
            r"\b(?:gaji|upah|ijazah)\b(?!.*\bditipu).*\bbagaimana\b",
        ),
    ),
    sense(
        Intent.FILLED,
        "TERISI",
        "a vacancy that is filled",
        (
            r"\bCODE\b.*\bterisi\b",
            r"\bterisi\b.*\bCODE\b",
            r"\bCODE (?:\w+ )?(?:penuh|tutup)\b",
            r"\bCODE sudah (?:dapat|ada|cukup) (?:orang|karyawan)",
            r"\bCODE sudah ditutup\b|\btutup (?:loker )?CODE\b",
            r"\b(?:loker saya|^) ?sudah terisi\b",
        ),
        (r"\b(?:apa|belum|tanya|berapa|kapan)\b", r"masih .*(?:ada|buka)"),
    ),
    sense(
        Intent.APPLY,
        WITHDRAWN,
        "takes an application back",
        (r"\b(?:batal|batalkan|cabut|tarik|tidak jadi|mundur dari) (?:saya |aku |yang )*lamar\b",),
    ),
    sense(
        Intent.APPLY,
        STATUS,
        "asks what became of applications",
        (
            (
                r"^(?:apa |bagaimana )?(?:status|kabar|hasil|cek|nasib) (?:\w+ )?lamar"
                r"(?: (?:saya|aku|kami|pak|bu))*$"
            ),
        ),
    ),
    sense(
        Intent.APPLY,
        "LAMAR",
        "wants one vacancy",
        (
            r"\b(?:lamar|minat|berminat)\b.*\bCODE\b",
            r"\bCODE\b.*\b(?:lamar|minat|berminat)\b",
            r"\b(?:daftar|daftarkan|ambil) (?:(?!PLACE)\w+ ){0,3}CODE\b",
            r"\b(?:mau|siap) (?:kerja (?:di |yang )?|yang |ambil )(?:kode |nomor )?CODE\b",
            r"\bkirim lamaran\b",
            r"^CODE (?:\w+ ){0,2}(?:saya |aku )(?:mau|minat|siap|ambil)\b",
            r"^CODE (?:saya |aku )?mau (?:daftar|ikut)\b",
            r"^(?:saya )?(?:mau|pilih) CODE(?: pak| bu| ya)*$|\bCODE saya mau\b",
            rf"\bCODE(?: {_ADDRESS})*(?: saya| aku| kami)? (?:mau|daftar|ambil|siap)(?: {_ADDRESS})*$",
        ),
    ),
    sense(
        Intent.SUBSCRIBE,
        "DAFTAR",
        "wants to be told of new work",
        (
            rf"\bkabari\b.*\b(?:{_IF}|loker|kerja|PLACE)\b",
            rf"\b{_IF} ada\b.*\b{_TELL}\b",
            rf"\b(?:kasih|beri|ingin|mau) (?:saya )?tahu (?:\w+ )?{_IF}\b",
            rf"\bsms (?:saya|aku|kami) {_IF}\b",
            r"\b(?:kirim|sms|info|kasih|minta)\b.*\b(?:setiap|tiap) (?:hari|pagi|ada|minggu)\b",
            r"\b(?:kirim|kasih) (?:saya |aku |kami )?(?:loker|info|sms|kerja)\b.*\b(?:rutin|terus)\b",
            r"\b(?:mau|minta|boleh) (?:\w+ )?kirim (?:info )?(?:loker|kerja)\b",
            r"\bkirim (?:saya|aku|kami) (?:info )?(?:loker|kerja)\b",
            (
                r"\b(?:setiap|tiap) (?:hari|pagi|malam|minggu)\b.*\b(?:kirim|kabari|kabar|sms)\b"
                r".*\b(?:loker|kerja|info|PLACE)\b"
            ),
            rf"\b{_TELL}(?: \w+){{0,3}} {_IF} (?:\w+ )?ada\b",
            (
                r"\b(?:can|may|bisa|boleh) (?:saya |i |aku )?daftar (?:for |to |untuk |di )?"
                r"(?:all |semua )?(?:loker|kerja|PLACE)"
            ),
            r"\bcatat nomor (?:saya|aku)\b|\bmasuk\w* nomor (?:saya|aku)\b.*\b(?:setiap|loker|kerja)\b",
            r"\bkirim (?:\w+ )?setiap (?:\w+ ){0,2}(?:loker|kerja)\b",
            r"^setiap (?:minggu|hari|pagi)\b.*\bkirim\b",
            r"\b(?:tolong|mohon) (?:\w+ )?daftar(?:kan)?\b(?!.*PHONE)|\bdaftarkan nomor (?:ini|saya|aku)\b",
            r"\b(?:dapat|terima|minta|mau) kabar\b.*\bsetiap (?:ada|hari|pagi)\b",
            r"\bmulai (?:besok|sekarang|hari ini) kirim\b",
            r"\bkirim\b.*\bdaily\b",
            r"\bdaily\b.*\b(?:loker|kerja)\b",
            r"\b(?:masuk\w*|tambah\w*|catat\w*) (?:nomor )?.*\bdaftar\b",
            r"(?<!bukan )(?<!tidak )(?<!belum )\bmau (?:daftar|langganan)\b",
            r"\blangganan (?:loker|kerja|sms|info|PLACE)\b",
            r"\b(?:aktif\w*|lanjut|mulai|sambung) (?:\w+ )?langganan\b",
            r"\b(?:pindah|ganti|ubah|tambah) (?:\w+ )?langganan\b",
            r"\bmau\b.*\bloker (?:setiap|tiap) hari\b",
        ),
        (rf"\b{OFFICE}\b", r"\bjangan kirim\b", r"\bbelanja\b"),
    ),
    sense(
        Intent.DETAIL,
        "INFO",
        "asks about one vacancy",
        (
            (
                r"\bCODE (?:itu |ini |tu )?(?:(?:kerja|gaji|syarat|alamat|tempat|bagian|jelas|lengkap)\w*"
                r"|di mana|berapa|apa|kapan|jam|buat|untuk)\b"
            ),
            r"\bCODE\b.*\b(?:syarat|alamat|lengkap|rincian)\w*",
            (
                r"\b(?:keterangan|penjelasan|jelas|menunjuk|tunjuk|lihat|kirim|lengkap|syarat|kerja)\w*"
                r"(?: \w+){0,2} CODE\b"
            ),
        ),
        (
            rf"\b{_TRUTH} (?:tidak|bukan|atau|apa|kah)\b",
            r"\b(?:tahun|lulus\w*) CODE\b",
            r"\bterisi\b",
        ),
    ),
    sense(
        Intent.POST,
        "PASANG",
        "an employer with work to offer",
        (
            r"\b(?:mau|bisa|bagaimana|cara|tolong) pasang\b",
            r"\bpasang (?:loker|iklan|kerja)\b",
            r"\b(?:saya|kami) (?:punya|ada) (?:toko|usaha|warung|kebun)\b.*\bbutuh\b",
            rf"\b(?:saya|kami|aku|toko|usaha|warung)\b(?: \w+){{0,2}} (?:butuh|cari) {_STAFF}\b",
            rf"^(?:saya )?(?:mau )?cari {_STAFF}\b",
            rf"\b{_SHOP} (?:kami|saya|aku)\b(?: \w+){{0,2}} (?:butuh|cari)\b(?! kerja)",
            r"\bminta (?:tolong )?(?:di)?pasang\b",
            r"\bmau buka loker\b",
        ),
    ),
)
