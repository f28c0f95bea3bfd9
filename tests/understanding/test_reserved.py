"""STOP and its kin, and what only looks like it."""

import pytest

from smsgate.understanding import Intent, Reader


@pytest.mark.parametrize(
    "text",
    [
        *("STOP", "*STOP*", "berhnti", "UNREG", "Keluar", "OFF PAK", "stoploker", "STOP STOP STOP"),
        *("stop sms", "tolong stop ya, terima kasih", "berhenti langganan", "jangan kirim lagi"),
        *("jgn krm sms lg", "dak usah kirim lagi mang, berenti bae", "brenti mang, hp kami penuh"),
        *("maaf pak saya mau berhenti langganan, sudah dapat kerja", "please stop texting me"),
        *(
            "tolong hapus saya dari langganan",
            "males ah, stop sms",
            "saya tidak mau terima sms lagi",
        ),
        "Bu mohon maaf, jangan kirim sms loker lagi ya karena saya sudah pindah ke jawa",
    ],
)
def test_it_ends_all_messages(reader: Reader, text: str) -> None:
    request = reader.read(text)
    assert (request.intent, request.word, request.place) == (Intent.UNSUBSCRIBE, "STOP", None)


@pytest.mark.parametrize(
    ("text", "place"),
    [("BERHENTI SALING", "16.11.09"), ("unreg palembang", "16.71"), ("stop luar", "LUAR")],
)
def test_it_ends_one_subscription(reader: Reader, text: str, place: str) -> None:
    request = reader.read(text)
    assert (request.intent, request.place) == (Intent.UNSUBSCRIBE, place)


@pytest.mark.parametrize(
    "text",
    [
        *("jangan stop loker", "jangan stop dulu pak, masih cari kerja", "hujan belum berhenti"),
        *("kapan bus berhenti di pendopo", "stop di depan masjid aja bang", "BATAL"),
        *("saya berhenti dari toko kemarin, ada loker lain?", "keluar rumah jangan malam malam"),
        *("Balas STOP utk berhenti, hub *123#", "STOP info di https://a.example", "stop Rp2.000"),
        "Ketik REG BOLA kirim ke 9877, stop ketik UNREG BOLA",
    ],
)
def test_it_ends_nothing(reader: Reader, text: str) -> None:
    assert reader.read(text).intent is not Intent.UNSUBSCRIBE
