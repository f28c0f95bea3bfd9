"""Words of distress about a debt: heard in every speech, and never in an offer of a loan."""

import csv
import json
from pathlib import Path
from time import process_time

import pytest

from smsgate import data
from smsgate.understanding.distress import THRESHOLD, Worry, worry

TESTS = Path(__file__).parent.parent
MICROSECONDS = 30

IN_DISTRESS = """
saya galbay pinjol diteror dc
tolong pak sayo diancam sebar data samo pinjol
utang sayo di rentenir dak kebayar lagi
pak gimana ini pinjol nagih terus ke kontak saya
pinjol sebar foto saya ke teman2
tdk bisa bayar cicilan motor, diancam mau ditarik paksa
anak saya galbay, dc datang ke rumah
utang numpuk di pinjol bingung mau bayar pakai apa
saya stres mikirin pinjol
gali lubang tutup lubang utang pinjol
dak pacak bayar utang pinjol lagi pak
TANYA saya diteror pinjol harus gimana
LOKER PENDOPO, saya terlilit hutang butuh kerja
dapet sms segera bayar atau data anda kami sebar, aku takut
ditagih pinjol padahal sayo dak minjam
i cannot pay my loans and they threaten me
please help, debt collector calls my family
""".strip().split("\n")

AT_EASE = """
TIPS PINJOL
tips biar dak terlilit utang
loker debt collector
ado loker debt collector dak
lowongan dc lapangan palembang
Terlilit hutang? Kami bantu dana tunai tanpa jaminan hub 081200000123
BUTUH DANA CEPAT? pinjaman online cair 5 menit klik www.x.com
Jasa galbay pinjol aman, hapus data, WA 081200000123
Nasabah Yth, tagihan Anda jatuh tempo. Segera lunasi atau data anda kami sebar
pinjaman koperasi bunga 1% angsuran ringan, anti galbay
Bebaskan diri dari hutang! solusi galbay hub 081200000123
hp sayo mau mati, pulsa habis
mati lampu dak biso cas hp
hutang kau 350 ribu kapan dibayar
CEK pinjol adakami
LAPOR ada sms nawarin pinjaman online
tolong sebarkan data lowongan ini
ado loker jaga malam? sayo dak takut mati
butuh kerja buat bayar utang
gaji belum dibayar 2 bulan
suami mati, janda, butuh kerja
saya mau melamar kolektor koperasi
loker admin pinjaman online
""".strip().split("\n")


def _spam() -> list[str]:
    with (TESTS / "data/sms_spam_id.csv").open(encoding="utf-8", newline="") as file:
        return [row["text_masked"] for row in csv.DictReader(file)]


def _corpus() -> list[str]:
    files = sorted(TESTS.glob("corpus/*.jsonl"))
    lines = "\n".join(file.read_text(encoding="utf-8") for file in files).split("\n")
    return [json.loads(line)["text"] for line in lines if line]


@pytest.mark.parametrize("text", IN_DISTRESS)
def test_it_hears_distress(text: str) -> None:
    assert worry(text) is Worry.DEBT
    assert worry(text.upper()) is Worry.DEBT


@pytest.mark.parametrize("text", AT_EASE)
def test_it_hears_none_where_there_is_none(text: str) -> None:
    assert worry(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "mau bunuh diri karena utang",
        "saya mau mati saja rasanya",
        "dak kuat idup lagi pak",
        "i want to die",
    ],
)
def test_it_hears_who_speaks_of_ending_their_life(text: str) -> None:
    assert worry(text) is Worry.HARM


def test_each_mark_that_decides_alone_is_heard_in_its_example() -> None:
    for row in data.rows("distress_words"):
        if int(row["weight"]) >= THRESHOLD:
            assert worry(row["example"]) == row["kind"], row["example"]
        elif int(row["weight"]) < 0:
            assert worry(row["example"]) is None, row["example"]


def test_advertising_never_sounds_like_it() -> None:
    assert [text for text in _spam() if worry(text)] == []


def test_what_people_ask_for_every_day_never_sounds_like_it() -> None:
    assert [text for text in _corpus() if worry(text)] == []


def test_it_takes_no_time() -> None:
    texts = _corpus()[:1000]
    quickest = min(_seconds(texts) for _round in range(5))
    assert quickest / len(texts) < MICROSECONDS / 1e6


def _seconds(texts: list[str]) -> float:
    began = process_time()
    for text in texts:
        worry(text)
    return process_time() - began
