"""What a text becomes: the intents in their order, and the fields that handlers rely on."""

import pytest

from smsgate.understanding import Intent, Reader


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("LOKER", Intent.SEARCH),
        ("pendopo", Intent.SEARCH),
        ("sopir pendopo", Intent.SEARCH),
        ("mau tanya bu, loker di tebing tinggi masih ada?", Intent.SEARCH),
        ("INFO SALING", Intent.SEARCH),
        ("INFO", Intent.HELP),
        ("INFO 1023", Intent.DETAIL),
        ("loker 1023", Intent.DETAIL),
        ("RINCIAN", Intent.DETAIL),
        ("daftar 1023", Intent.APPLY),
        ("daftar muara pinang lahir 1998", Intent.SUBSCRIBE),
        ("kabari aq kl ada krja kopi", Intent.SUBSCRIBE),
        ("jangan stop loker", Intent.SEARCH),
        ("TANYA lowongan 1023 apa boleh perempuan", Intent.ASK),
        ("kartu kuning bayar apo dak mang", Intent.ASK),
        ("LAPOR 1031 minta uang", Intent.REPORT),
        ("1072 hoax gk sih", Intent.VERIFY),
        ("nak nanyo 1060 tu gajinyo berapo", Intent.DETAIL),
        ("1025 min gue ikut", Intent.APPLY),
        ("gaji saya 2 bulan belum dibayar pak", Intent.ASK),
        ("apa layanan ini gratis", Intent.HELP),
        ("langganan yang di pendopo dicabut saja", Intent.UNSUBSCRIBE),
        ("besok saya wawancara pertama kali, minta tips wawancara dong pak", Intent.TIPS),
        ("lanjut pak", Intent.MORE),
        ("ado lagi dak", Intent.MORE),
        ("belum dapat kerja", Intent.NOT_HIRED),
        ("alhamdulillah lah dapat gawe mang", Intent.HIRED),
        ("1031 sudah terisi pak", Intent.FILLED),
        ("cv saya", Intent.PROFILE),
        ("hapus data saya", Intent.ERASE),
        ("data sy apa aja", Intent.MY_DATA),
        ("tidak, terima kasih", Intent.NO),
        ("siap pak makasih", Intent.THANKS),
        ("?", Intent.HELP),
        ("assalamualaikum", Intent.HELP),
        ("halo admin", Intent.HELP),
        ("...", Intent.UNKNOWN),
        ("0", Intent.UNKNOWN),
        ("jumlah kursi pesanan 1250 buah", Intent.UNKNOWN),
        ("daftar belanja: beras 5kg, gula 2", Intent.UNKNOWN),
        ("gawe kau tu cuma tedok bae dari pagi", Intent.UNKNOWN),
        ("toko buka jam berapa bu", Intent.UNKNOWN),
        ("kita saling mendoakan ya", Intent.UNKNOWN),
    ],
)
def test_it_tells_what_is_meant(reader: Reader, text: str, intent: Intent) -> None:
    assert reader.read(text).intent is intent


@pytest.mark.parametrize(
    ("text", "number"),
    [("2", 2), ("2.", 2), ("no 2", 2), ("yang nomor 4 bu", 4), ("#3", 3), ("yang kedua", 2)],
)
def test_it_reads_the_item_picked(reader: Reader, text: str, number: int) -> None:
    request = reader.read(text)
    assert (request.intent, request.number) == (Intent.PICK, number)


@pytest.mark.parametrize(
    ("text", "days"),
    [("JEDA 7", 7), ("JEDA14", 14), ("jeda 2 minggu", 14), ("libur sebulan", 30), ("jeda", None)],
)
def test_it_reads_the_days_of_a_pause(reader: Reader, text: str, days: int | None) -> None:
    request = reader.read(text)
    assert (request.intent, request.number) == (Intent.PAUSE, days)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("stop", "STOP"),
        ("iya pak", "YA"),
        ("ok setuju", "SETUJU"),
        ("gak", "TIDAK"),
        ("no", "TIDAK"),
        ("batal", "BATAL"),
        ("bukan saya", "BUKAN SAYA"),
        ("dapat!", "DAPAT"),
        ("blm", "BELUM"),
        ("dftr saling", "DAFTAR"),
    ],
)
def test_it_names_the_keyword_that_decided(reader: Reader, text: str, word: str) -> None:
    assert reader.read(text).word == word


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("TANYA: Syarat kartu kuning?", "Syarat kartu kuning?"),
        ("TIPS CV", "CV"),
        ("CEK PT Maju Jaya", "PT Maju Jaya"),
        ("PT Bukit Emas itu asli apa penipuan?", "PT Bukit Emas"),
        ("DAFTARKAN 0812 0000 3456 PENDOPO", "0812 0000 3456 PENDOPO"),
        ("pak kades minta daftarkan 0812-0000-9090 saling", "0812-0000-9090 saling"),
        ("bhs inggris", "en"),
        ("BAHASA ID", "id"),
        ("lapor1040 Nomornya tidak aktif", "1040 Nomornya tidak aktif"),
        ("saya ditipu", "saya ditipu"),
    ],
)
def test_it_keeps_the_rest_as_typed(reader: Reader, text: str, rest: str) -> None:
    assert reader.read(text).rest == rest


def test_it_offers_what_cannot_be_told_apart(reader: Reader) -> None:
    request = reader.read("loker sawah")
    assert request.place is None
    assert request.candidates == ("16.11.01.2022", "16.11.09.2006")


def test_it_gives_no_place_where_none_is_used(reader: Reader) -> None:
    assert reader.read("TANYA kantor di tebing tinggi buka jam berapa").place is None
    assert reader.read("LAMAR sopir pendopo").place is None


def test_it_says_why(reader: Reader) -> None:
    assert reader.read("loker sopr pendopo").reasons == (
        "LOKER: keyword of search",
        "pendopo: Pendopo 16.11.02, exact",
        "sopr: sopir, near (0.80)",
    )


def test_it_is_surer_of_what_is_well_written(reader: Reader) -> None:
    well, badly = reader.read("LOKER PENDOPO"), reader.read("lokre pendpo")
    assert well.confidence == 1
    assert 0 < badly.confidence < well.confidence


def test_it_reads_a_misspelt_command_by_what_follows(reader: Reader) -> None:
    request = reader.read("oker lintang kanan")
    assert (request.intent, request.place, request.terms) == (Intent.SEARCH, "16.11.05", ())
