"""The words of the import's pages: columns, states, and two rows as they should be."""

from smsgate.i18n import N_
from smsgate.models import UploadState
from smsgate.services.imports.findings import Outcome

COLUMNS = {
    "title": N_("Title"),
    "employer": N_("Employer"),
    "place": N_("Place"),
    "pay_min": N_("Pay at least"),
    "pay_max": N_("Pay at most"),
    "pay_per": N_("Pay per"),
    "education": N_("Education"),
    "openings": N_("People needed"),
    "sector": N_("Kind of work"),
    "inclusion": N_("Open to"),
    "description": N_("Description"),
    "how_to_apply": N_("How to apply"),
    "contact": N_("Contact"),
    "expires_on": N_("Last day"),
}

STATES = {
    UploadState.CHECKING: N_("being checked"),
    UploadState.CHECKED: N_("checked"),
    UploadState.IMPORTING: N_("being imported"),
    UploadState.DONE: N_("imported"),
    UploadState.UNREADABLE: N_("unreadable"),
}

OUTCOMES = {
    Outcome.REFUSED.value: N_("refused"),
    Outcome.SKIPPED.value: N_("left out"),
    Outcome.REMARK.value: N_("taken, with a remark"),
}

EXAMPLES = (
    (
        *("Kasir", "Toko Contoh", "Tebing Tinggi", "2500000", "2800000", "bulan", "SMA", "2"),
        *("toko", "pemula", "Melayani pembeli, jujur", "Datang membawa lamaran, jam 9-15", ""),
        "31/12/2026",
    ),
    (
        *("Pemanen sawit", "CV Contoh", "Muara Pinang", "150rb", "", "hari", "", "10"),
        *("kebun", "", "Borongan bila panen raya", "Hubungi mandor di kebun", "", ""),
    ),
)
