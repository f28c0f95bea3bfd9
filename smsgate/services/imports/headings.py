"""Which column a heading means: the product's own names, and what offices write over theirs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_NOISE = re.compile(r"\(.*?\)|[^a-z0-9 ]+")
_FILLER = frozenset({"rp", "idr", "yang", "dari", "the", "of"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of one kind of table, with their synonyms, and those it cannot do without.

    `joined`: columns that a table may have several of (village and kecamatan), with what goes between.
    """

    synonyms: Mapping[str, str]
    required: tuple[str, ...]
    joined: Mapping[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column, by its own name."""
        return tuple(dict.fromkeys(self.synonyms.values()))

    def recognise(self, heading: str) -> str | None:
        """The column a heading stands for."""
        return self.synonyms.get(_plain(heading))

    def missing(self, headings: Sequence[str]) -> tuple[str, ...]:
        """Required columns that none of these stand for."""
        found = {self.recognise(heading) for heading in headings}
        return tuple(name for name in self.required if name not in found)


def layout(required: tuple[str, ...], joined: Mapping[str, str], **synonyms: str) -> Layout:
    """A layout from `column="synonym, synonym"`; the column's own name is always understood."""
    table = {
        _plain(word): column
        for column, words in synonyms.items()
        for word in (column, *words.split(","))
    }
    return Layout(synonyms=table, required=required, joined=joined)


def _plain(heading: str) -> str:
    """`Gaji Min. (Rp)` is `gaji min`; `pay_min` is `pay min`."""
    words = _NOISE.sub(" ", heading.casefold().replace("_", " ").replace("/", " ")).split()
    return " ".join(word for word in words if word not in _FILLER)


VACANCIES = layout(
    ("title", "employer", "place"),
    {"place": ", ", "description": " "},
    title=(
        "judul, jabatan, nama jabatan, posisi, nama posisi, pekerjaan, nama pekerjaan, lowongan, "
        "nama lowongan, judul lowongan, lowongan kerja, formasi, job title, position, job, "
        "vacancy"
    ),
    employer=(
        "perusahaan, nama perusahaan, pemberi kerja, nama pemberi kerja, instansi, nama instansi, "
        "usaha, nama usaha, badan usaha, nama badan usaha, majikan, company, company name, "
        "employer name"
    ),
    place=(
        "tempat, tempat kerja, lokasi, lokasi kerja, penempatan, lokasi penempatan, kecamatan, "
        "wilayah, wilayah kerja, daerah, kabupaten, kab kota, kabupaten kota, desa kecamatan, "
        "kecamatan desa, location, district"
    ),
    pay_min=(
        "gaji, upah, gaji upah, upah gaji, besar gaji, besaran gaji, besar upah, kisaran gaji, "
        "penghasilan, honor, gaji min, gaji minimal, gaji minimum, gaji terendah, gaji mulai, "
        "gaji awal, upah min, upah minimal, upah minimum, upah terendah, gaji upah min, gaji upah "
        "minimal, min gaji, salary, wage, pay, salary min, minimum salary, minimum pay"
    ),
    pay_max=(
        "gaji max, gaji maks, gaji maksimal, gaji maksimum, gaji tertinggi, gaji sampai, gaji s "
        "d, upah max, upah maks, upah maksimal, upah maksimum, upah tertinggi, gaji upah maks, "
        "gaji upah maksimal, max gaji, salary max, maximum salary, maximum pay"
    ),
    pay_per=(
        "per, satuan, satuan gaji, satuan upah, periode, periode gaji, periode upah, sistem gaji, "
        "sistem upah, sistem pengupahan, gaji per, upah per, pay period, period"
    ),
    education=(
        "pendidikan, pendidikan terakhir, pendidikan min, pendidikan minimal, pendidikan minimum, "
        "syarat pendidikan, tingkat pendidikan, jenjang pendidikan, ijazah, lulusan, kualifikasi "
        "pendidikan, minimum education"
    ),
    openings=(
        "jumlah, jumlah lowongan, jumlah dibutuhkan, jumlah kebutuhan, jumlah orang, jumlah "
        "tenaga kerja, jml, jml lowongan, jml dibutuhkan, kebutuhan, kuota, dibutuhkan, orang, "
        "lowongan tersedia, vacancies, number, quota"
    ),
    sector=(
        "sektor, bidang, bidang kerja, bidang usaha, bidang pekerjaan, jenis pekerjaan, jenis "
        "kerja, kategori, lapangan usaha, category, kind, kind work"
    ),
    inclusion=(
        "inklusi, terbuka untuk, disabilitas, difabel, penyandang disabilitas, keterangan "
        "inklusi, open to, disability"
    ),
    description=(
        "uraian, uraian pekerjaan, uraian tugas, deskripsi, deskripsi pekerjaan, tugas, "
        "keterangan, rincian, persyaratan, syarat, kualifikasi, job description, requirements, "
        "notes"
    ),
    how_to_apply=(
        "cara melamar, cara lamar, cara daftar, cara pendaftaran, melamar, lamaran, lamaran ke, "
        "tata cara melamar, application, apply"
    ),
    contact=(
        "kontak, kontak person, narahubung, no hp, no telepon, no telp, nomor hp, nomor telepon, "
        "telepon, telp, hp, no wa, contact person, phone, cp"
    ),
    expires_on=(
        "berlaku sampai, berlaku s d, berlaku hingga, masa berlaku, batas, batas waktu, batas "
        "lamaran, batas akhir, batas pendaftaran, tanggal berakhir, tgl berakhir, tanggal "
        "penutupan, tgl penutupan, tanggal tutup, tgl tutup, ditutup, penutupan, sampai tanggal, "
        "s d, sampai, deadline, expires, closing date, valid until"
    ),
)

SUBSCRIBERS = layout(
    ("phone", "place"),
    {"place": ", "},
    phone=(
        "no hp, nomor hp, hp, no telepon, nomor telepon, no telp, telepon, telp, no "
        "handphone, nomor handphone, handphone, no wa, nomor wa, wa, whatsapp, msisdn, phone "
        "number, mobile, mobile number"
    ),
    place=(
        "tempat, kecamatan, wilayah, daerah, lokasi, desa, desa kelurahan, kelurahan, alamat, "
        "district, location"
    ),
    terms=(
        "kata, bidang, bidang kerja, pekerjaan, jenis pekerjaan, minat, minat kerja, pekerjaan "
        "diminati, jabatan diminati, kind, kind work, interests"
    ),
    language="bahasa, lang",
    consented_on=(
        "setuju, setuju pada, tanggal setuju, tgl setuju, tanggal persetujuan, tgl persetujuan, "
        "persetujuan, tanggal daftar, tgl daftar, tanggal pendaftaran, consent, consent date, "
        "consented"
    ),
)

REGIONS = layout(
    ("code", "level", "name"),
    {},
    code="kode, kode wilayah, kode kemendagri, kode desa",
    level="tingkat, jenis, jenjang, status",
    name="nama, nama wilayah, nama desa, desa kelurahan, wilayah",
    parent_code="induk, kode induk, parent",
    lat="lintang, latitude",
    lng="bujur, longitude, lon, long",
)
