"""The officers' pictures of what comes from the villages: reports, applications, questions, agents."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from scripts.guides import town
from scripts.guides.camera import Camera
from smsgate.models import Contact, Vacancy, utcnow
from smsgate.services import applications
from smsgate.services.agents import roll
from smsgate.services.agents.roll import Official
from smsgate.services.subscriber_desk.adding import Paper

REPORTED = "081200009911"
_REPORTS = (
    f"LAPOR {REPORTED} minta 500rb utk seragam, katanya pasti diterima",
    f"LAPOR ada yg telepon dari {REPORTED} suruh transfer biaya tes",
    f"LAPOR hati2 {REPORTED} penipu, uang adik saya hilang",
)
_WARNED = {
    "id": ("PT Maju Sejahtera Palembang", "Meminta uang pendaftaran, alamatnya tidak ada"),
    "en": ("PT Maju Sejahtera Palembang", "Asks for a fee, and there is no such address"),
}
_APPLICANTS = {
    7: {"name": "Andi Saputra", "village": "Beruge Ilir", "education": "SMP"},
    8: {"name": "Yuliana", "village": "Muara Karang", "education": "SMA"},
}
TRUCK = "Sopir truk pasir"
_OFFICIALS = (
    Official(name="Rustam Efendi", office="kades", village="16.11.02.2024", phone="084011100051"),
    Official(name="Nuraini", office="kader", village="16.11.02.2001", phone="084011100052"),
    Official(name="Herman", office="kadus", village="16.11.02.2005", phone="084011100053"),
)
_NAMED = ("084011100061", "084011100062", "084011100063")


def warnings(camera: Camera) -> None:
    """Three people name one number; another fraud is on the list already."""
    for number, words in enumerate(_REPORTS, 31):
        camera.house.text(town.phone(number), words)
    camera.sit_down(town.colleague("rina"))
    camera.go("/staff/warnings")
    named, reason = _WARNED[camera.house.language]
    camera.page.select_option("#kind", "employer")
    camera.fill(named=named, words=reason)
    camera.press("main form .btn-danger")
    camera.go("/staff/warnings")
    camera.shoot("officer-warnings", tallest=760)


def received(camera: Camera) -> None:
    """Two people apply to a firm that never signs in."""
    vacancy = Vacancy.get(Vacancy.title == TRUCK)
    for number, told in _APPLICANTS.items():
        contact = Contact.by_phone(town.phone(number))
        assert contact is not None
        applications.apply(contact, vacancy.code, told, utcnow())
    camera.go("/staff/applications")
    camera.shoot("officer-applications")


def answers(camera: Camera) -> None:
    """What the service answers by itself to one question."""
    camera.go("/staff/content/answers")
    camera.press("main table th a")
    camera.page.wait_for_timeout(900)
    camera.shoot("officer-answers", tallest=900)


def lessons(camera: Camera) -> None:
    """The first tips of a series."""
    camera.go("/staff/content/lessons")
    camera.shoot("officer-lessons", "#cv", tallest=520)


def agents(camera: Camera) -> None:
    """Three officials; the first named neighbours, of whom one agreed."""
    now, config = utcnow(), camera.house.runtime.config
    paper = Paper(reference="Map 3", day=town.YESTERDAY.date() - timedelta(days=8))
    first, *others = _OFFICIALS
    for official in others:
        roll.add(official, town.colleague("rina"), config, now)
    head = roll.add(replace(first, paper=paper), town.colleague("rina"), config, now)
    camera.house.settle()
    camera.house.text(f"+62{first.phone[1:]}", f"DAFTARKAN {' '.join(_NAMED)} PENDOPO")
    for number in _NAMED[:2]:
        camera.house.text(f"+62{number[1:]}", "SETUJU")
    camera.go("/staff/agents")
    camera.shoot("officer-agents")
    camera.go(f"/staff/agents/{head.id}/poster")
    camera.shoot("officer-poster", ".sheet", tallest=560)


SCENES: tuple[Callable[[Camera], None], ...] = (warnings, received, answers, lessons, agents)
