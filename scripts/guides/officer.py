"""The officers' pictures, in the order in which a day brings them."""

from collections.abc import Callable

from scripts.guides import town
from scripts.guides.camera import Camera
from smsgate.models import Contact, Staff, Vacancy, utcnow
from smsgate.services.accounts import invitations

SECRET = "JBSWY3DPEHPK3PXP" * 2
"""The one of all examples: nobody's phone holds it."""

TABLE = """judul;perusahaan;tempat;gaji;pendidikan;jumlah;cara melamar;tanggal tutup
Penjaga toko;Toko Anugerah;Pendopo Barat;1.900.000;SMP;2;Datang ke toko jam 8-15;15/12/2026
Sopir truk;UD Pasir Musi;Sikap Dalam;150rb/hari;;1;Telepon Pak Amin;20/12/2026
Guru les;Bimbel Cerdas;Negeri Dongeng;1,5 jt;S1;1;Antar lamaran;31/12/2026
Kasir;Minimarket Rezeki;Pendopo;2.100.000;SMA;1;Antar lamaran ke toko;31/02/2026
"""


def login(camera: Camera) -> None:
    """A colleague opens the link of the invitation."""
    token = invitations.renew(town.colleague("dewi"), town.colleague("umar"), utcnow())
    camera.leave()
    camera.go(f"/staff/invitation/{token}{_in(camera)}")
    camera.shoot("officer-login", tallest=360)
    invitations.accept(token, town.PASSWORD, utcnow())


def account(camera: Camera) -> None:
    """The code from the phone is set up."""
    staff = town.colleague("rina")
    Staff.update(totp_secret=SECRET).where(Staff.id == staff.id).execute()
    camera.sit_down(staff)
    camera.go("/staff/account")
    camera.shoot("officer-account", "#phone")


def dashboard(camera: Camera) -> None:
    """The first page of the day."""
    camera.sit_down(town.colleague("umar"))
    camera.go("/staff/")
    camera.shoot("officer-dashboard", tallest=1120)


def verification(camera: Camera) -> None:
    """The queue, and a vacancy that smells of fraud."""
    camera.sit_down(town.colleague("edi"))
    camera.go("/staff/verification")
    camera.shoot("officer-verification", tallest=760)
    suspicious = Vacancy.get(Vacancy.title == "Pegawai gudang", Vacancy.state == "waiting")
    camera.go(f"/staff/verification/{suspicious.code}")
    camera.shoot("officer-signs", ".dossier", tallest=760)
    honest = Vacancy.get(Vacancy.title == "Kurir roti")
    camera.go(f"/staff/verification/{honest.code}")
    for item in ("employer_known", "contact_called", "no_fee"):
        camera.press(f"#check-{item}")
    camera.shoot("officer-checklist", "#checks")
    camera.press("form[action$='/approve'] button")


def vacancies(camera: Camera) -> None:
    """All of them, and one that is changed with the phones beside."""
    camera.go("/staff/vacancies")
    camera.shoot("officer-vacancies", tallest=900)
    camera.go("/staff/vacancies/1001/edit")
    camera.page.fill("#pay_min", "2,5 jt")
    camera.page.wait_for_timeout(1500)
    camera.shoot("officer-change", "#ahead", tallest=820)


def imports(camera: Camera) -> None:
    """A list with two rows to mend."""
    camera.go("/staff/vacancies/import")
    file = {"name": "loker-november.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    camera.page.set_input_files("#file", file)  # type: ignore[arg-type]
    camera.press("main form button.btn-primary")
    camera.page.locator("fieldset").first.wait_for()
    camera.shoot("officer-imports", tallest=1000)


def employers(camera: Camera) -> None:
    """One employer with its papers and accounts."""
    found = Vacancy.get(Vacancy.title == "Kurir roti").employer
    camera.go(f"/staff/employers/{found.id}")
    camera.shoot("officer-employers", tallest=1300)


def inbox(camera: Camera) -> None:
    """The list, and an answer being written."""
    camera.sit_down(town.colleague("rina"))
    camera.go("/staff/inbox")
    camera.shoot("officer-inbox")
    asking = Contact.by_phone(town.phone(20))
    assert asking is not None
    camera.go(f"/staff/inbox/{asking.id}")
    camera.page.select_option("#canned", index=2)
    camera.press("[data-insert]")
    camera.page.wait_for_timeout(900)
    camera.shoot("officer-answer", tallest=900)
    camera.press("#answer .btn-primary")


def content(camera: Camera) -> None:
    """The ready answers."""
    camera.go("/staff/content")
    camera.shoot("officer-content")


def broadcasts(camera: Camera) -> None:
    """One is written by Rina and approved by Edi."""
    camera.go("/staff/broadcasts/new")
    camera.fill(
        title="Bursa kerja" if camera.house.language == "id" else "Job fair",
        text_id="Bursa kerja Sabtu 28 Nov jam 8-12 di halaman kantor Disnaker Tebing Tinggi. "
        "18 perusahaan, gratis. Bawa KTP dan ijazah. Henti: BERHENTI",
        text_en="Job fair Saturday 28 Nov, 8-12, at the Disnaker office in Tebing Tinggi. "
        "18 employers, free. Bring your KTP and diploma. Stop: BERHENTI",
    )
    camera.page.wait_for_timeout(2000)
    camera.shoot("officer-broadcasts", tallest=1100)
    camera.press("#writing .btn-primary")
    camera.press("form[action$='/ask'] button")
    camera.sit_down(town.colleague("edi"))
    camera.go(camera.page.url.removeprefix(camera.house.address))
    camera.shoot("officer-approval", tallest=820)
    camera.press("form[action$='/approve'] button")
    camera.house.settle()


def subscribers(camera: Camera) -> None:
    """The list, and somebody who comes to the counter."""
    camera.go("/staff/subscribers")
    camera.shoot("officer-subscribers", tallest=900)
    camera.go("/staff/subscribers/new")
    camera.shoot("officer-enter", tallest=820)


def takealong(camera: Camera) -> None:
    """What is copied into a group."""
    camera.go("/staff/takealong?which=open&district=16.11.03")
    camera.shoot("officer-takealong", tallest=900)


def recall(camera: Camera) -> None:
    """A fraud that many were told of."""
    camera.go(f"/staff/vacancies/{town.CODE}/recall")
    camera.fill(words="Meminta uang seragam sebelum kerja")
    camera.shoot("officer-recall", tallest=1100)
    camera.press("main .btn-danger")


def reports(camera: Camera) -> None:
    """A month."""
    camera.go("/staff/reports")
    camera.shoot("officer-reports", tallest=900)


def team(camera: Camera) -> None:
    """Who works here."""
    camera.sit_down(town.colleague("umar"))
    camera.go("/staff/team")
    camera.shoot("officer-team", tallest=820)


def audit(camera: Camera) -> None:
    """What was done today."""
    camera.go("/staff/audit")
    camera.shoot("officer-audit", tallest=900)


def _in(camera: Camera) -> str:
    return "" if camera.house.language == "id" else f"?lang={camera.house.language}"


SCENES: tuple[Callable[[Camera], None], ...] = (
    login,
    account,
    dashboard,
    verification,
    vacancies,
    imports,
    employers,
    inbox,
    content,
    broadcasts,
    subscribers,
    takealong,
    recall,
    reports,
    team,
    audit,
)
