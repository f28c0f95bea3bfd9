"""Offers of work as employers text them, and what is understood of each."""

from datetime import date

import pytest

from smsgate.understanding import load_default, offer_corrections, offers

TODAY = date(2026, 11, 24)
GAZETTEER = load_default()

OFFERS: dict[str, dict[str, str]] = {
    "kasir toko 2 org, 2,2jt/bln, SMA, Tebing Tinggi, sampai 10 des": {
        "title": "Kasir toko",
        "place": "16.11.04",
        "openings": "2",
        "pay_min": "2200000",
        "pay_per": "month",
        "education": "SMA",
        "expires_on": "2026-12-10",
    },
    "sopir truk 1 orang gaji 3-4 jt sebulan SIM B1 pendopo s/d 15/12": {
        "title": "Sopir truk",
        "place": "16.11.02",
        "openings": "1",
        "pay_min": "3000000",
        "pay_max": "4000000",
        "pay_per": "month",
        "expires_on": "2026-12-15",
        "description": "SIM B1",
    },
    "butuh 2 tukang bangunan harian 150rb/hr di saling": {
        "title": "Tukang bangunan harian",
        "place": "16.11.09",
        "openings": "2",
        "pay_min": "150000",
        "pay_per": "day",
    },
    "buruh panen sawit borongan 300/kg muara pinang": {
        "title": "Buruh panen sawit borongan",
        "place": "16.11.01",
        "pay_min": "300",
        "pay_per": "piece",
    },
    "Assalamualaikum pak, toko saya butuh kasir perempuan 1 org tamatan SMA gaji 1,5 juta di talang padang": {
        "title": "Kasir perempuan",
        "place": "16.11.06",
        "openings": "1",
        "pay_min": "1500000",
        "pay_per": "month",
        "education": "SMA",
        "inclusion": "perempuan",
    },
    "pelayan warung makan, 80rb per hari, makan siang, lintang kanan, hub 081200001234": {
        "title": "Pelayan warung makan",
        "place": "16.11.05",
        "pay_min": "80000",
        "pay_per": "day",
        "how_to_apply": "Hub 081200001234",
        "contact": "081200001234",
        "description": "Makan siang",
    },
    "Guru TK honor 750rb/bln S1 PAUD ulu musi sampai akhir bulan": {
        "title": "Guru TK",
        "place": "16.11.03",
        "pay_min": "750000",
        "pay_per": "month",
        "education": "S1",
        "expires_on": "2026-11-30",
        "description": "PAUD",
    },
    "dicari penjaga konter hp 2 org min SMA gaji 1.800.000 + bonus, pasemah air keruh, tutup 2 minggu lagi": {
        "title": "Penjaga konter hp",
        "place": "16.11.07",
        "openings": "2",
        "pay_min": "1800000",
        "pay_per": "month",
        "education": "SMA",
        "expires_on": "2026-12-08",
        "description": "+ bonus",
    },
    "admin online shop, kerja dari rumah, 2jt, bisa komputer": {
        "title": "Admin online shop",
        "pay_min": "2000000",
        "pay_per": "month",
        "mode": "online",
        "description": "Bisa komputer",
    },
    "penjahit borongan, tebing tinggi": {
        "title": "Penjahit",
        "place": "16.11.04",
        "pay_per": "piece",
    },
    "mekanik motor 1 orang, gaji 2.500.000-3.000.000, pengalaman 2 th, SMK, paling lambat 5 januari": {
        "title": "Mekanik motor",
        "openings": "1",
        "pay_min": "2500000",
        "pay_max": "3000000",
        "pay_per": "month",
        "education": "SMK",
        "expires_on": "2027-01-05",
        "description": "Pengalaman 2 th",
    },
    "satpam malam 1org 2jt umur 25-40 th": {
        "title": "Satpam malam",
        "openings": "1",
        "pay_min": "2000000",
        "pay_per": "month",
        "description": "Umur 25-40 th",
    },
    "cari orang masak utk katering, 100 rb sehari, saling, 3 hari saja": {
        "title": "Orang masak utk katering",
        "place": "16.11.09",
        "pay_min": "100000",
        "pay_per": "day",
        "description": "3 hari saja",
    },
    "pembantu rumah tangga 1,2jt tebing tinggi bisa pulang sore": {
        "title": "Pembantu rumah tangga",
        "place": "16.11.04",
        "pay_min": "1200000",
        "pay_per": "month",
        "description": "Bisa pulang sore",
    },
    "helper gudang 4 orang laki2 120.000/hari, siap lembur": {
        "title": "Helper gudang",
        "openings": "4",
        "pay_min": "120000",
        "pay_per": "day",
        "description": "Laki2. Siap lembur",
    },
    "operator alat berat gaji 5jt lokasi palembang": {
        "title": "Operator alat berat",
        "place": "16.71",
        "pay_min": "5000000",
        "pay_per": "month",
    },
    "kenek truk 100k/hr muara pinang": {
        "title": "Kenek truk",
        "place": "16.11.01",
        "pay_min": "100000",
        "pay_per": "day",
    },
    "need 1 cashier, 2.5m/month, high school, Pendopo until 20 Dec": {
        "title": "Cashier",
        "place": "16.11.02",
        "openings": "1",
        "pay_min": "2500000",
        "pay_per": "month",
        "education": "SMA",
        "expires_on": "2026-12-20",
    },
    "driver 2 people Rp 3.000.000 Tebing Tinggi, SIM A": {
        "title": "Driver",
        "place": "16.11.04",
        "openings": "2",
        "pay_min": "3000000",
        "pay_per": "month",
        "description": "SIM A",
    },
    "Penjaga kebun kopi, 1,5jt/bln, boleh lansia, sikap dalam": {
        "title": "Penjaga kebun kopi",
        "place": "16.11.08",
        "pay_min": "1500000",
        "pay_per": "month",
        "inclusion": "lansia",
        "description": "Boleh lansia",
    },
    "karyawan cuci motor 2 org, terima difabel, gaji 50rb/hari, pendopo": {
        "title": "Karyawan cuci motor",
        "place": "16.11.02",
        "openings": "2",
        "pay_min": "50000",
        "pay_per": "day",
        "inclusion": "difabel",
        "description": "Terima difabel",
    },
    "tukang pijat panggilan, nego": {"title": "Tukang pijat panggilan", "description": "Nego"},
    "kasir, UMR, tebing tinggi": {"title": "Kasir", "place": "16.11.04", "description": "UMR"},
    "Dibutuhkan segera tukang las 3 orang 175rb/hari di Tebing Tinggi bawa KTP, datang ke bengkel jaya": {
        "title": "Tukang las",
        "place": "16.11.04",
        "openings": "3",
        "pay_min": "175000",
        "pay_per": "day",
        "how_to_apply": "Bawa KTP, datang ke bengkel jaya",
    },
    "jaga anak 2 org balita, gaji 1jt, pendopo barat": {
        "title": "Jaga anak",
        "place": "16.11.10",
        "openings": "2",
        "pay_min": "1000000",
        "pay_per": "month",
        "description": "Balita",
    },
    "PT Sawit butuh mandor, 3,5jt - 4jt/bulan, pend SMA/SMK, lamaran ke kantor paling lambat 15-12-2026": {
        "title": "Mandor",
        "pay_min": "3500000",
        "pay_max": "4000000",
        "pay_per": "month",
        "education": "SMA",
        "expires_on": "2026-12-15",
        "how_to_apply": "Lamaran ke kantor",
    },
    "bersih bersih masjid 500rb per bulan saling": {
        "title": "Bersih bersih masjid",
        "place": "16.11.09",
        "pay_min": "500000",
        "pay_per": "month",
    },
    "sales motor gaji pokok 1,5jt + komisi, punya SIM C, tebing": {
        "title": "Sales motor",
        "place": "16.11.04",
        "pay_min": "1500000",
        "pay_per": "month",
        "description": "+ komisi. Punya SIM C",
    },
    "ojek antar barang 10rb per antar": {
        "title": "Ojek antar barang",
        "pay_min": "10000",
        "pay_per": "piece",
        "description": "Antar",
    },
    "petugas pom bensin shift malam 2.3jt": {
        "title": "Petugas pom bensin shift malam",
        "pay_min": "2300000",
        "pay_per": "month",
    },
    "butuh orang utk jaga toko bangunan, 1,3 juta, tamatan smp, perempuan, lintang kanan, sampe tgl 30": {
        "title": "Orang utk jaga toko bangunan",
        "place": "16.11.05",
        "pay_min": "1300000",
        "pay_per": "month",
        "education": "SMP",
        "expires_on": "2026-11-30",
        "inclusion": "perempuan",
        "description": "Perempuan",
    },
    "tukang cat 5 org 130 ribu/hr, selama 2 minggu": {
        "title": "Tukang cat",
        "openings": "5",
        "pay_min": "130000",
        "pay_per": "day",
        "expires_on": "2026-12-08",
    },
    "Karyawan toko. Gaji 1,7 jt/bln. Lokasi: Pendopo. Batas: 20 Des. Hub: 0812-0000-7777": {
        "title": "Karyawan toko",
        "place": "16.11.02",
        "pay_min": "1700000",
        "pay_per": "month",
        "expires_on": "2026-12-20",
        "how_to_apply": "Hub: 0812-0000-7777",
        "contact": "0812-0000-7777",
    },
    "cleaning service rumah sakit, 5 orang, umk": {
        "title": "Cleaning service rumah sakit",
        "openings": "5",
        "description": "Umk",
    },
    "cook, 2m a month, saling, closes 1 january": {
        "title": "Cook",
        "place": "16.11.09",
        "pay_min": "2000000",
        "pay_per": "month",
        "expires_on": "2027-01-01",
    },
    "lowongan kerja supir travel": {"title": "Supir travel"},
    "2 penjaga malam, rp1500000, tebing tinggi": {
        "title": "Penjaga malam",
        "place": "16.11.04",
        "openings": "2",
        "pay_min": "1500000",
        "pay_per": "month",
    },
    "guru les matematika online 50rb/jam": {"title": "Guru les matematika online 50rb/jam"},
    "kurir paket 1.5 - 2 jt bawa motor sendiri": {
        "title": "Kurir paket",
        "pay_min": "1500000",
        "pay_max": "2000000",
        "pay_per": "month",
        "description": "Bawa motor sendiri",
    },
    "perawat klinik STR, D3, 2,8jt, ulumusi, difabel boleh": {
        "title": "Perawat klinik STR",
        "place": "16.11.03",
        "pay_min": "2800000",
        "pay_per": "month",
        "education": "D3",
        "inclusion": "difabel",
        "description": "Difabel boleh",
    },
    "petani kopi borong 15rb/kg": {
        "title": "Petani kopi borong",
        "pay_min": "15000",
        "pay_per": "piece",
    },
    "tukang bikin batako borongan 350 per buah, pendopo": {
        "title": "Tukang bikin batako borongan",
        "place": "16.11.02",
        "pay_min": "350",
        "pay_per": "piece",
    },
    "butuh 1 admin desa bisa excel, usia bebas, gaji umr": {
        "title": "Admin desa bisa excel",
        "openings": "1",
        "inclusion": "lansia",
        "description": "Usia bebas. Gaji umr",
    },
    "kuli angkut pasar 90rb": {"title": "Kuli angkut pasar", "pay_min": "90000", "pay_per": "day"},
    "pelayan kafe 4jm/hari 40rb": {
        "title": "Pelayan kafe 4jm/hari",
        "pay_min": "40000",
        "pay_per": "day",
    },
    "tukang kebun 1 org borongan, ulu musi": {
        "title": "Tukang kebun",
        "place": "16.11.03",
        "openings": "1",
        "pay_per": "piece",
    },
    "kasir 2,5jt belum bisa nego, pendopo, sampai terisi": {
        "title": "Kasir",
        "place": "16.11.02",
        "pay_min": "2500000",
        "pay_per": "month",
        "description": "Belum bisa nego",
    },
    "sopir pribadi, 4 juta, tgl 10 desember terakhir, tebing tinggi": {
        "title": "Sopir pribadi",
        "place": "16.11.04",
        "pay_min": "4000000",
        "pay_per": "month",
        "expires_on": "2026-12-10",
    },
    "jaga warnet malam 1.200rb": {
        "title": "Jaga warnet malam",
        "pay_min": "1200000",
        "pay_per": "month",
    },
    "guru ngaji 3 org honor 500 ribu, muara pinang, difabel boleh": {
        "title": "Guru ngaji",
        "place": "16.11.01",
        "openings": "3",
        "pay_min": "500000",
        "pay_per": "month",
        "inclusion": "difabel",
        "description": "Difabel boleh",
    },
    "penyadap karet bagi hasil, saling": {
        "title": "Penyadap karet bagi hasil",
        "place": "16.11.09",
    },
    "Cari ART nginap 1,5 jt/bln, umur 20-40 th, tebing tinggi, WA 081200001234": {
        "title": "ART nginap",
        "place": "16.11.04",
        "pay_min": "1500000",
        "pay_per": "month",
        "how_to_apply": "WA 081200001234",
        "contact": "081200001234",
        "description": "Umur 20-40 th",
    },
    "butuh 10 karyawan pabrik kopi 100rb sehari, mulai senin, talang padang": {
        "title": "Karyawan pabrik kopi",
        "place": "16.11.06",
        "openings": "10",
        "pay_min": "100000",
        "pay_per": "day",
        "description": "Mulai senin",
    },
    "kasir indomaret gaji UMR, sma, umur max 25 th, pendopo": {
        "title": "Kasir indomaret",
        "place": "16.11.02",
        "education": "SMA",
        "description": "Umur max 25 th. Gaji UMR",
    },
    "programmer remote 6-8jt, S1": {
        "title": "Programmer",
        "pay_min": "6000000",
        "pay_max": "8000000",
        "pay_per": "month",
        "education": "S1",
        "mode": "online",
    },
    "operator fotokopi, gaji 1 jt 500, pendopo": {
        "title": "Operator fotokopi",
        "place": "16.11.02",
        "pay_min": "1500000",
        "pay_per": "month",
    },
    "pekerja pasang paving 5 orang, 120rb/hr, jam 8-17, lintang kanan": {
        "title": "Pekerja pasang paving",
        "place": "16.11.05",
        "openings": "5",
        "pay_min": "120000",
        "pay_per": "day",
        "description": "Jam 8-17",
    },
    "pedagang keliling, komisi 20%, tebing tinggi": {
        "title": "Pedagang keliling",
        "place": "16.11.04",
        "description": "Komisi 20%",
    },
    "tukang ojek 2 org, setoran 50rb": {
        "title": "Tukang ojek",
        "openings": "2",
        "description": "Setoran 50rb",
    },
}


@pytest.mark.parametrize("words", OFFERS)
def test_it_understands_what_employers_write(words: str) -> None:
    fields = offers.read(words, GAZETTEER, TODAY).fields
    assert {name: value for name, value in fields.items() if value} == OFFERS[words]


CORRECTIONS: dict[str, dict[str, str] | None] = {
    "GAJI 2,5jt": {"pay_min": "2500000", "pay_per": "month"},
    "gajinya 2,5 juta ya pak": {"pay_min": "2500000", "pay_per": "month"},
    "GAJI 2500": {"pay_min": "2500000", "pay_per": "month"},
    "gaji 2-3": {"pay_min": "2000000", "pay_max": "3000000", "pay_per": "month"},
    "GAJI 150rb/hr": {"pay_min": "150000", "pay_per": "day"},
    "TEMPAT Pendopo": {"place": "16.11.02"},
    "BATAS 10 des": {"expires_on": "2026-12-10"},
    "batas akhir bulan": {"expires_on": "2026-11-30"},
    "BATAS 3 januari": {"expires_on": "2027-01-03"},
    "orang 4": {"openings": "4"},
    "JUDUL Kasir malam": {"title": "Kasir malam"},
    "SEKOLAH SMP": {"education": "SMP"},
    "CARA datang ke toko jam 8": {"how_to_apply": "Datang ke toko jam 8"},
    "gaji 2jt, tempat saling, batas 12/12": {
        "pay_min": "2000000",
        "pay_per": "month",
        "place": "16.11.09",
        "expires_on": "2026-12-12",
    },
    "GAJI 2,5jt TEMPAT Pendopo": {
        "pay_min": "2500000",
        "pay_per": "month",
        "place": "16.11.02",
    },
    "3 orang": {"openings": "3"},
    "Pendopo": {"place": "16.11.02"},
    "kerja dari rumah": {"mode": "online"},
    "apa kabar": None,
    "kasir toko": None,
    "1023": None,
}


@pytest.mark.parametrize("words", CORRECTIONS)
def test_it_takes_a_correction_and_leaves_all_else_alone(words: str) -> None:
    found = offer_corrections.correction(words, GAZETTEER, TODAY)
    fields = (
        None if found is None else {name: value for name, value in found.fields.items() if value}
    )
    assert fields == CORRECTIONS[words]


def test_it_says_what_it_could_not_read() -> None:
    found = offer_corrections.correction("GAJI banyak, ORANG 2", GAZETTEER, TODAY)
    assert found is not None
    assert (found.unread, found.fields) == (("pay",), {"openings": "2"})


def test_it_does_not_choose_between_places_of_one_name() -> None:
    found = offer_corrections.correction("TEMPAT sawah", GAZETTEER, TODAY)
    assert found is not None
    assert len(found.candidates) == 2
    assert "place" not in found.fields


def test_it_never_fails_whatever_is_written() -> None:
    for words in ("", " ", ",,,", "9" * 400, "gaji " * 80, "\x1f\x1f 2jt", "İ ß ﬁ 2jt"):
        offers.read(words, GAZETTEER, TODAY)
        offer_corrections.correction(words, GAZETTEER, TODAY)


def test_it_reads_a_text_that_says_all_many_times() -> None:
    words = "butuh 2 orang sampai tgl 10 gaji rp 1.000.000 - " * 7
    assert offers.read(words, GAZETTEER, TODAY).fields["openings"] == "2"
