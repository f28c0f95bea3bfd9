"""Advertising, fraud, codes and notices weigh enough; real requests do not."""

import pytest

from smsgate.understanding import Intent, Reader
from smsgate.understanding.normalise import tokenise
from smsgate.understanding.spam import THRESHOLD, signs_of


def _weight(text: str) -> int:
    return signs_of(text, {token.kind for token in tokenise(text)})[0]


@pytest.mark.parametrize(
    "text",
    [
        *("Kode verifikasi Anda 482913.", "WhatsApp code: 391-204. Do not share this code."),
        *("Sisa kuota Anda 120MB. Beli paket di *363#", "Dana cepat tanpa jaminan, bunga 1%"),
        *("Pemenang undian BRI 75jt", "REG spasi ZODIAK kirim 9393", "tukar di s.id/poinbri"),
        "Dibutuhkan 50 karyawan gudang gaji 7jt. Biaya adm 200rb. WA 081200009999",
        "LOKER WFH modal hp dapat 300rb/hari, klik bit.ly/kerja",
    ],
)
def test_it_weighs_what_is_not_for_us(text: str) -> None:
    assert _weight(text) >= THRESHOLD


@pytest.mark.parametrize(
    "text",
    ["loker gaji 3jt di pendopo", "loker bank bri", "kurir paket tebing tinggi", "LAMAR 1023"],
)
def test_it_lets_requests_pass(text: str) -> None:
    assert _weight(text) < THRESHOLD


def test_it_gives_its_reasons(reader: Reader) -> None:
    request = reader.read("Pemenang undian, klik bit.ly/a")
    assert request.intent is Intent.UNKNOWN
    assert "prize" in request.reasons[0]
    assert "link" in request.reasons[0]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("LAPOR saya dikirimi bit.ly/xyz suruh transfer 500rb", Intent.REPORT),
        ("saya ditipu disuruh transfer 500rb ke rek BRI", Intent.REPORT),
        ("TANYA pinjol bunga 5% boleh tidak", Intent.ASK),
        ("TIPS PINJOL", Intent.TIPS),
        ("PASANG kasir toko, 1,5jt, hub 081200001234", Intent.POST),
    ],
)
def test_it_hears_people_who_tell_of_such_things(reader: Reader, text: str, intent: Intent) -> None:
    assert reader.read(text).intent is intent
