"""The employers' pictures: from the registration to the last answer."""

from collections.abc import Callable

from scripts.guides import town
from scripts.guides.camera import Camera
from smsgate.models import Application, Contact, Interview, Vacancy, utcnow
from smsgate.services import applications
from smsgate.services.applications import invitations

NEW = "Pramuniaga malam"
_APPLICANTS = {
    3: {
        "name": "Siti Aminah",
        "village": "Beruge Ilir",
        "education": "SMA",
        "experience": "2 tahun kasir",
    },
    4: {"name": "Rudi Hartono", "village": "Jaya Loka", "education": "SMK"},
    6: {"name": "Lina", "village": "Kupang", "education": "SMP"},
}


def register(camera: Camera) -> None:
    """A food stall asks for its own door."""
    query = "" if camera.house.language == "id" else f"?lang={camera.house.language}"
    camera.leave()
    camera.go(f"/employer/register{query}")
    camera.fill(
        name="Warung Ibu Yani",
        place="Pendopo",
        address="Jl. Pasar Lama, samping masjid",
        contact_name="Yani",
        phone="081200001234",
        email="yani@warung.example",
        password=town.PASSWORD,
    )
    camera.page.select_option("#kind", index=1)
    camera.shoot("employer-register", "main section", tallest=1300)


def posting(camera: Camera) -> None:
    """The three steps of a shop that is known."""
    account = town.employer_account(camera.house, _job().employer, "rosmala@berkah.example")
    camera.sit_down(account)
    _write(camera, NEW, "Melayani pembeli jam 14-21. Makan malam disediakan.")
    camera.shoot("employer-preview", tallest=900)
    camera.press("form[action$='/send'] button")


def home(camera: Camera) -> None:
    """Her vacancies; one came back from the office."""
    back = _send_one_back(camera)
    for number, told in _APPLICANTS.items():
        contact = Contact.by_phone(town.phone(number))
        assert contact is not None
        applications.apply(contact, _job().code, told, utcnow())
    camera.go("/employer/")
    camera.shoot("employer-vacancies", tallest=1100)
    camera.go(f"/employer/vacancies/{back.code}")
    camera.shoot("employer-returned", tallest=640)


def applicants(camera: Camera) -> None:
    """Three applied; the first is invited and says yes."""
    camera.go(f"/employer/vacancies/{_job().code}/applicants")
    camera.shoot("employer-applicants", tallest=640)
    first = Application.select().where(Application.vacancy == _job()).order_by(Application.id).get()
    camera.go(f"/employer/applicants/{first.id}")
    camera.fill(day="2026-11-26", hour="09:00", place="Toko Berkah, Pasar Tebing Tinggi")
    camera.shoot("employer-interview", tallest=1000)
    camera.press("form[action$='/invite'] .btn-primary")
    camera.house.settle()
    invitations.accept_interview(Interview.get().id, utcnow())
    camera.go(f"/employer/applicants/{first.id}")
    camera.shoot("employer-answer", tallest=820)


def closing(camera: Camera) -> None:
    """The vacancy with what can be done to it."""
    camera.go(f"/employer/vacancies/{_job().code}")
    camera.shoot("employer-closing", tallest=1100)


def firm(camera: Camera) -> None:
    """What the office knows."""
    camera.go("/employer/firm")
    camera.shoot("employer-firm", tallest=820)


def _job() -> Vacancy:
    found: Vacancy = Vacancy.get(Vacancy.title == "Admin penjualan")
    return found


def _write(camera: Camera, title: str, description: str) -> None:
    """All three steps; of the first vacancy the first is photographed."""
    camera.go("/employer/posting")
    camera.press("form[action$='/posting'] button")
    camera.fill(title=title, description=description, openings="2")
    if title == NEW:
        camera.shoot("employer-posting", tallest=900)
    camera.press(".step .btn-primary")
    camera.fill(pay_min="2,1 jt", place="Tebing Tinggi")
    camera.press(".step .btn-primary")
    camera.fill(how_to_apply="Datang ke toko bawa ijazah, jam 8-16", expires_on="2026-12-15")
    camera.press(".step .btn-primary")


def _send_one_back(camera: Camera) -> Vacancy:
    """Another of hers, which an officer did not understand."""
    _write(camera, "Sopir pick-up toko", "Mengantar barang ke pelanggan.")
    camera.press("form[action$='/send'] button")
    vacancy: Vacancy = Vacancy.get(Vacancy.title == "Sopir pick-up toko")
    owner = camera.page.context.cookies()
    camera.sit_down(town.colleague("edi"))
    camera.go(f"/staff/verification/{vacancy.code}")
    camera.press("details:has(form[action$='/send-back']) summary")
    reason = camera.page.locator("form[action$='/send-back'] textarea")
    reason.fill("Tolong tulis SIM apa yang diperlukan, dan jam kerjanya.")
    camera.press("form[action$='/send-back'] button")
    camera.page.context.add_cookies(owner)  # type: ignore[arg-type]
    return vacancy


SCENES: tuple[Callable[[Camera], None], ...] = (
    register,
    posting,
    home,
    applicants,
    closing,
    firm,
)
