"""What the pages of verification call the points of the checklist, and reasons that are given often."""

from smsgate.i18n import N_
from smsgate.models import CheckItem
from smsgate.services.verification import Sign

ITEMS = {
    CheckItem.EMPLOYER_KNOWN: N_("The office knows this employer"),
    CheckItem.NIB: N_("The NIB was seen"),
    CheckItem.ADDRESS_SEEN: N_("The address was seen"),
    CheckItem.CONTACT_CALLED: N_("The contact was called and knows of this vacancy"),
    CheckItem.NO_FEE: N_("No fee is asked, not for anything"),
}
FIELDS = {
    "title": N_("Title"),
    "employer": N_("Employer"),
    "description": N_("Description"),
    "how_to_apply": N_("How to apply"),
    "contact": N_("Contact"),
}
SIGNS = {
    Sign.GRAVE: N_("Grave signs of fraud"),
    Sign.ANY: N_("Any sign of fraud"),
    Sign.NONE: N_("No sign of fraud"),
}
SEND_BACK = (
    N_("Please write the pay, or how it is reckoned."),
    N_("Please write the address at which the work is."),
    N_("Please write what the work is: the tasks and the hours."),
    N_("We could not reach the contact. Please write another number."),
    N_("Please leave out what asks for money or papers before an interview."),
    N_("Please write what the work needs instead of age, looks, marriage or religion."),
)
REJECT = (
    N_("Money is asked of applicants."),
    N_("The employer named knows nothing of this vacancy."),
    N_("Neither the contact nor the address could be found."),
    N_("The same vacancy is published already."),
    N_("The work is unlawful, or abroad without a licensed agency."),
)
