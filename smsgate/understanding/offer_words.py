"""The words by which the parts of an offer of work are known, as patterns over small letters."""

import re
from typing import Final

NUMERALS: Final = {
    word: number
    for number, words in enumerate(
        (
            "satu seorang sikok one",
            "dua duo two",
            "tiga tigo three",
            "empat four",
            "lima limo five",
            "enam six",
            "tujuh seven",
            "delapan eight",
            "sembilan nine",
            "sepuluh ten",
        ),
        start=1,
    )
    for word in words.split()
}
_COUNT: Final = "|".join((r"\d{1,3}", *NUMERALS))
_HEADS: Final = r"(?:orang|org|orng|oran|people|persons?|pax|lowongan|openings?)"
_STAFF: Final = r"(?:tenaga|karyawan|karyawati|pegawai|pekerja|staff|workers?)"
_PEOPLE: Final = rf"(?:{_HEADS}|{_STAFF})"
OPENINGS: Final = re.compile(
    rf"(?P<counted>(?:(?:sebanyak|jumlah|kuota)\s+)?\b(?P<many>{_COUNT})\s*(?:{_HEADS}\b|(?={_STAFF}\b)))"
    r"|(?:^|\b(?:butuh|perlu|cari|dicari|dibutuhkan|need)\s+|[\x1f,;]\s*)"
    rf"(?P<first>(?:{_COUNT}))\s+(?=[a-z]{{3}})(?!(?:{_PEOPLE}|th|tahun|thn|jam|hari|bulan|bln|minggu|km|kali|x|sif|shift|years?)\b)"
)
"""`2 org`, `butuh dua karyawan`; or a number that stands before the trade: `2 kasir`."""

_LEVEL: Final = (
    r"(?P<level>sma|smk|smu|slta|smta|stm|smea|smkn|sltp|smp|mts|sd|d ?[1-4]|diploma(?: ?[1-3])?|s ?[1-3]"
    r"|sarjana|paket [abc]|(?:senior )?high school|junior high(?: school)?|primary school)"
)
SCHOOLS: Final = {
    "high school": "SMA",
    "senior high school": "SMA",
    "junior high": "SMP",
    "junior high school": "SMP",
    "primary school": "SD",
}
"""Schooling that is not called by a name of the country."""

EDUCATION: Final = re.compile(
    r"(?:(?:pend(?:idikan)?\.?|ijazah|lulusan|tamatan|lulus|tamat|min(?:imal)?\.?|minim|sekolah)\s*)*"
    rf"\b{_LEVEL}\b(?:\s*(?:/|atau|-|or)\s*(?:sma|smk|smp|mts|ma|d3|s1|stm|smu|slta)\b)*"
    r"(?:\s*(?:sederajat|sdrjt|sederajad|boleh|ke ?atas|up|or above))*"
)

MODES: Final = {
    "hybrid": re.compile(
        r"\b(?:hybrid|hibrid|sebagian (?:online|daring|dari rumah)|partly online)\b"
    ),
    "online": re.compile(
        r"\b(?:kerja |bisa |secara |full )+(?:online|on line|daring|remote|dari rumah|di rumah saja)\b"
        r"|\b(?:daring|dari rumah|wfh|remote|from home)\b|(?:^|[\x1f,;.])\s*online\s*(?=$|[\x1f,;.])"
    ),
}

GROUPS: Final = {
    "difabel": re.compile(
        r"\b(?:difabel|disabilitas|disabled|disability|tuna ?(?:rungu|daksa|wicara|netra))\b"
    ),
    "perempuan": re.compile(
        r"\b(?:perempuan|wanita|cewek|ibu[- ]?ibu|ibu rumah tangga|janda|women|woman|female)\b"
    ),
    "pemula": re.compile(
        r"\b(?:pemula|fresh ?graduates?|lulusan baru|(?:tanpa|belum|tidak (?:perlu|harus))(?: ada| punya)? "
        r"(?:ber)?pengalaman|beginners?|no experience)\b"
    ),
    "lansia": re.compile(
        r"\b(?:lansia|usia lanjut|pensiunan|umur bebas|usia bebas|older (?:people|workers))\b"
    ),
}

PHONE: Final = re.compile(r"(?<!\d)(?:\+?62|0)[ .-]?8(?:[ .-]?\d){7,11}(?!\d)")
_SENDS: Final = r"(?:lamaran|surat|berkas|ktp)"
HOW: Final = re.compile(
    r"\b(?:(?:yang |yg )?(?:berminat|minat)\s+)?(?:(?:cara )?(?:melamar|lamar(?:an)?|daftar)\b[:\s]*"
    r"|hub(?:ungi|\.|\b)|kontak|contact|wa\b|whatsapp|telp|telepon|call\b|apply\b|langsung (?:datang|ke)"
    rf"|datang\b|antar {_SENDS}|kirim {_SENDS}|bawa {_SENDS}|come to)[^;\n\x1f]*?"
    r"(?=;|\n|$|\x1f|\.\s|,\s*(?:gaji|upah|min|sma|smk|smp|umur|usia|syarat|pay))"
)

PLACE_LEAD: Final = re.compile(
    r"(?:\b(?:(?:lokasi|tempat|penempatan|daerah|wilayah|area|kec(?:amatan)?|desa|kel(?:urahan)?|kota|kab(?:upaten)?"
    r"|utk|untuk|di|d|ke|in|at|near|dekat)\b[\s.:]*)+)$"
)

WANTED: Final = re.compile(
    r"^.*\b(?:(?:di|mem)?butuhkan|butuh|(?:di|men)?cari|(?:memer)?perlu(?:kan)?|lowongan(?: kerja)?|loker"
    r"|looking for|wanted|needs?|hiring|rekrut|(?:me)?nerima|terima)\b\s*[:\-]?\s*(?=\S)",
    re.IGNORECASE,
)
"""All up to the word for wanting: "assalamualaikum pak, toko saya butuh"."""

_LITTLE: Final = (
    r"terisi|terpenuhi|terakhir|"
    r"utk|untuk|yang|yg|dan|dengan|dgn|and|with|for|di|ke|in|at|per|until|sampai|batas|tgl"
    r"|gaji(?:nya)?|upah|pay|salary|tempat|lokasi|daerah|kec|kecamatan|desa|pend|pendidikan|ijazah|lulusan"
    r"|min(?:imal)?|syarat(?:nya)?|jumlah|sebanyak|butuh|perlu|segera|pak|bu|ya"
)
"""Words that say nothing once what they led to was taken out."""

_GREETING: Final = (
    r"assalamualaikum|selamat (?:pagi|siang|sore|malam)|halo|tolong|mohon|please|mau|kami|saya|kak|mas|mbak"
    r"|cepat|sebagai|posisi|jabatan|bagian|buat|kerja(?=\s)|pekerjaan|lowongan|loker|pasang|iklan"
    r"|(?:di)?cari|dibutuhkan|needs?|wanted|hiring|an?|the|kalau"
)
FILLER: Final = re.compile(rf"^(?:(?:{_LITTLE}|{_GREETING})\b[\s:.,-]*)+", re.IGNORECASE)
TRAILING: Final = re.compile(
    rf"(?:[\s:.,-]*\b(?:{_LITTLE}|makasih|terima kasih|trims|dong|sebulan|sehari))+$", re.IGNORECASE
)

_LABEL_WORDS: Final = {
    "pay": r"gaji|upah|bayaran|honor|pay|salary|wage",
    "place": r"tempat|lokasi|alamat|place|where",
    "until": r"batas|tutup|tanggal|tgl|until|deadline|sampai",
    "people": r"orang|jumlah|org|butuh|people|openings",
    "title": r"judul|posisi|jabatan|title|job",
    "school": r"sekolah|pendidikan|ijazah|lulusan|school|education",
    "how": r"cara|hubungi|hub|how",
    "note": r"syarat|catatan|ket|keterangan|note|notes",
    "mode": r"mode",
}
LABELS: Final = re.compile(
    r"(?:^|[,;\n.]\s*|\s(?=[A-Z]{3}))\s*(?:"
    + "|".join(rf"(?P<{name}>(?i:{words}))" for name, words in _LABEL_WORDS.items())
    + r")(?i:nya)?\b(?=[\s:=])"
)
"""The word a correction begins with: at the start, after a comma, or in capitals inside."""
