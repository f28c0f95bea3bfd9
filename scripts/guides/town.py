"""What happened before the pictures: people signed up and asked, colleagues came, a month was counted."""

from datetime import date, timedelta
from typing import Any

import time_machine

from scripts.guides.house import MORNING, House
from smsgate.models import (
    CannedReply,
    CountedDay,
    DailyFigure,
    Employer,
    Role,
    Staff,
    UnmetWord,
    utcnow,
)
from smsgate.models.statistic import Key
from smsgate.services import seed, statistics
from smsgate.services.accounts import invitations
from smsgate.services.statistics import Name
from smsgate.understanding import Intent

PASSWORD = "kopi robusta pagi"  # noqa: S105
YESTERDAY = MORNING - timedelta(hours=22, minutes=30)
COUNTED_DAYS = 60
CODE = 1003
"""A vacancy many ask for: the one that turns out to be a fraud."""

_COLLEAGUES = {
    "umar": ("Umar Hadi", Role.ADMIN),
    "rina": ("Rina Marlina", Role.OFFICER),
    "edi": ("Edi Saputra", Role.OFFICER),
    "dewi": ("Dewi Anggraini", Role.VERIFIER),
    "bupati": ("Kantor Bupati", Role.VIEWER),
}
_SIGNED_UP = (
    "DAFTAR PENDOPO",
    "DAFTAR TEBING TINGGI",
    "DAFTAR TEBING TINGGI",
    "DAFTAR SALING SOPIR",
    "DAFTAR PENDOPO",
    "DAFTAR ULU MUSI",
    "DAFTAR TALANG PADANG",
    "DAFTAR MUARA PINANG JAHIT",
    "DAFTAR TEBING TINGGI TOKO",
    "DAFTAR LINTANG KANAN",
    "DAFTAR PENDOPO",
    "DAFTAR SIKAP DALAM",
)
_AFTERWARDS = {2: "JEDA 14", 5: "BERHENTI", 9: "ENGLISH"}
_QUESTION = "TANYA PETUGAS pak, ijazah SMP saya hilang kena banjir, apa masih bisa bikin AK1?"
_QUESTIONS = {
    21: f"LAPOR {CODE} katanya harus bayar seragam 250rb dulu, transfer ke rekening orang",
    22: "SARAN tolong tambah loker untuk ibu rumah tangga di Pendopo",
    23: "TANYA PETUGAS adik saya tunarungu, ada yg mau terima menjahit?",
}
_READY_ANSWERS = {
    ("Syarat AK1", "Papers for AK1"): {
        "id": "AK1: bawa fotokopi KTP, ijazah terakhir dan 2 foto 3x4 ke Disnaker Tebing Tinggi, "
        "Senin-Jumat jam 8-15. Gratis, selesai hari itu juga.",
        "en": "AK1: bring copies of your KTP and last diploma and 2 photos 3x4 to Disnaker Tebing "
        "Tinggi, Monday-Friday 8-15. It is free and done the same day.",
    },
    ("Jam buka", "Opening hours"): {
        "id": "Kantor buka Senin-Jumat jam 8.00-16.00. Sabtu dan Minggu tutup.",
        "en": "The office is open Monday to Friday, 8.00-16.00. Closed at the weekend.",
    },
    ("Diminta uang", "Asked for money"): {
        "id": "Jangan bayar. Loker yang kami umumkan tidak pernah dipungut biaya. Siapa yang minta, "
        "dan lewat nomor mana? Kami periksa hari ini.",
        "en": "Do not pay. No vacancy of ours ever costs money. Who asked, and from which number? "
        "We look into it today.",
    },
}
_WISHES = {"las": ("16.11.02", 14), "jahit": ("16.11.03", 9), "admin": ("16.11.07", 6)}
_MEANT = {Intent.SEARCH: 40, Intent.DETAIL: 22, Intent.MORE: 11, Intent.SUBSCRIBE: 6, Intent.ASK: 3}
_PEOPLE = (96, 148, 71, 212, 58, 44, 64, 39, 31, 22)


def phone(number: int) -> str:
    """A trial number: no subscriber has it."""
    return f"+62840111{number:06}"


def wake(house: House) -> None:
    """All of it."""
    with time_machine.travel(YESTERDAY, tick=True):
        _hire(house)
        _write(house)
        for number, words in enumerate(_SIGNED_UP, 1):
            house.text(phone(number), words)
            house.text(phone(number), "LOKER TEBING TINGGI")
        house.text(phone(20), _QUESTION)
    for number, words in _AFTERWARDS.items():
        house.text(phone(number), words)
    for number in (*range(1, 9), 21):
        house.text(phone(number), f"INFO {CODE}")
    for number, words in _QUESTIONS.items():
        house.text(phone(number), words)
    house.text(phone(24), "loker pilot")
    _count(house)


def colleague(name: str) -> Staff:
    """One of the office, by the first part of the address."""
    found = Staff.by_email(f"{name}@disnaker.example")
    assert found is not None
    return found


def employer_account(house: House, employer: Employer, email: str) -> Staff:
    """Somebody who posts for an employer."""
    return _account(house, email, Role.EMPLOYER, employer.contact_name, employer=employer)


def _hire(house: House) -> None:
    for first, (name, role) in _COLLEAGUES.items():
        _account(house, f"{first}@disnaker.example", role, name)
    Staff.update(name="Nurhayati").where(Staff.email == seed.DEMO_OFFICER).execute()


def _account(house: House, email: str, role: Role, name: str, **options: Any) -> Staff:
    staff, token = invitations.invite(email, role, None, utcnow(), **options)
    invitations.accept(token, PASSWORD, utcnow())
    Staff.update(name=name, language=house.language).where(Staff.id == staff.id).execute()
    made: Staff = Staff.get_by_id(staff.id)
    return made


def _write(house: House) -> None:
    CannedReply.delete().execute()
    for (indonesian, english), texts in _READY_ANSWERS.items():
        title = indonesian if house.language == "id" else english
        CannedReply.create(title=title, texts=texts)


def _count(house: House) -> None:
    """Today as it is; the days before as a small regency may have had them."""
    config, today = house.runtime.config, MORNING.date()
    statistics.count(today, config, utcnow())
    DailyFigure.rewrite(today, {}, _followers(house))
    for back in range(1, COUNTED_DAYS):
        day = today - timedelta(days=back)
        DailyFigure.rewrite(day, {}, _figures(day))
        CountedDay.create(day=day, counted_at=utcnow())
    for word, (place, count) in _WISHES.items():
        UnmetWord.create(day=today - timedelta(days=2), place=place, word=word, count=count)


def _followers(house: House) -> dict[Key, int]:
    region = house.runtime.config.region[0]
    found = {
        (Name.SUBSCRIBERS.value, f"{region}.{at:02}"): people
        for at, people in enumerate(_PEOPLE, 1)
    }
    return {**found, (Name.SUBSCRIBERS.value, ""): sum(_PEOPLE)}


def _figures(day: date) -> dict[Key, int]:
    """A week has its rhythm, and each month brings a little more."""
    weight = (10, 9, 9, 8, 7, 12, 5)[day.weekday()] + (day.toordinal() * 7) % 4
    weight = weight * (100 - (MORNING.date() - day).days) // 100
    meant: dict[Key, int] = {
        (Name.IN, what): share * weight // 10 for what, share in _MEANT.items()
    }
    return {
        **meant,
        (Name.SEEKERS, ""): 5 * weight,
        (Name.OUT, "answer.delivered"): 9 * weight,
        (Name.OUT, "digest.delivered"): 6 * weight,
        (Name.OUT, "digest.failed"): weight // 5,
        (Name.SEGMENTS, "answer"): 10 * weight,
        (Name.RUPIAH, "answer"): 3500 * weight,
        (Name.USSD, ""): 2 * weight,
        (Name.SHOWN, ""): 6 * weight,
        (Name.APPLIED, ""): weight // 4,
        (Name.HIRED, ""): weight // 12,
    }
