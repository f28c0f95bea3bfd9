"""The people a visitor may be on the simulator: who they are, and what they might text."""

from dataclasses import dataclass

from smsgate.i18n import N_
from smsgate.phone import TRIAL_PREFIX


@dataclass(frozen=True, slots=True)
class Try:
    """A text worth trying (sent as it stands), and what it does. `*111#` is dialled."""

    text: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A trial number with a story. `home` is a kecamatan; in another regency, its `nth` one stands in."""

    key: str
    name: str
    number: str
    home: str
    nth: int
    story: str
    tries: tuple[Try, ...]


DIAL = Try("*111#", N_("the menu, without an SMS"))
STOP = Try("STOP", N_("no more SMS, at once"))

PERSONAS = (
    Persona(
        key="siti",
        name="Ibu Siti",
        number=f"{TRIAL_PREFIX}11110001",
        home="Pendopo",
        nth=1,
        story=N_(
            "Sews at home in %(place)s and looks for work nearby. Her phone has keys and no internet."
        ),
        tries=(
            Try("LOKER %(place)s", N_("what is open near her")),
            Try("ado gawe jahit di %(spoken)s bu?", N_("asked in the speech of the place")),
            DIAL,
            Try("DAFTAR %(place)s", N_("one SMS each morning")),
            Try("DATAKU", N_("what we keep about her")),
            STOP,
        ),
    ),
    Persona(
        key="kades",
        name="Pak Kades",
        number=f"{TRIAL_PREFIX}11110002",
        home="Saling",
        nth=2,
        story=N_(
            "Head of a village in %(place)s. He reads the new vacancies out at the coffee stall."
        ),
        tries=(
            Try("DAFTAR %(place)s", N_("then press Next morning")),
            Try("LOKER %(place)s", N_("a list to read aloud")),
            Try("INFO %(code)s", N_("all about one of them")),
            Try("JEDA 7", N_("a week without SMS")),
            DIAL,
            Try("BANTUAN", N_("what can be sent")),
        ),
    ),
    Persona(
        key="rian",
        name="Rian",
        number=f"{TRIAL_PREFIX}11110003",
        home="Tebing Tinggi",
        nth=0,
        story=N_(
            "Just out of school in %(place)s, types fast and not always right. Palembang would do, too."
        ),
        tries=(
            Try("ada loker supir di %(typo)s?", N_("typing errors are understood")),
            Try("LOKER PALEMBANG", N_("work far from home")),
            Try("lokersopir", N_("no blank, no matter")),
            Try("INFO %(code)s", N_("all about one of them")),
            Try("makasih", N_("thanks get no answer: an SMS costs money")),
            DIAL,
        ),
    ),
    Persona(
        key="rosmala",
        name="Bu Rosmala",
        number=f"{TRIAL_PREFIX}11110004",
        home="Tebing Tinggi",
        nth=0,
        story=N_("Keeps a shop in %(place)s. The office knows her number, so she posts by SMS."),
        tries=(
            Try("PASANG kasir toko 2 org, 2,2jt/bln, SMA", N_("work to offer, in her words")),
            Try("GAJI 2,5jt", N_("a correction")),
            Try("YA", N_("to an officer, who checks it")),
            Try("TERISI", N_("which of hers are open")),
            DIAL,
        ),
    ),
)

NEWCOMER = Persona(
    key="new",
    name=N_("New number"),
    number="",
    home="",
    nth=0,
    story=N_("Somebody who has never written to us. What do they get?"),
    tries=(
        Try("HALO", N_("hello")),
        Try("LOKER", N_("work in the whole region")),
        Try("DAFTAR", N_("we ask where")),
        Try("Selamat! Anda menang 100jt, kirim PIN", N_("junk gets no answer")),
        DIAL,
        Try("HAPUS DATA", N_("erase everything")),
    ),
)

ENGLISH = Try("ENGLISH", N_("answers in English from now on"))
