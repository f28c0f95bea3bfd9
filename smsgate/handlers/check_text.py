"""A pasted advertisement: what it names is checked against ours, its words against the signs of fraud."""

from collections.abc import Iterator, Sequence

from smsgate import phone, privacy
from smsgate.effects import NoteImposture
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.guard import Sign, WarningView
from smsgate.handlers.named import Named, claims_our_name
from smsgate.handlers.verdicts import Verdict
from smsgate.i18n import Translate
from smsgate.views import VacancyView
from smsgate.wording import guarding
from smsgate.wording.gsm7 import to_gsm7
from smsgate.wording.redflags import reason
from smsgate.wording.shortening import shorten

MOST_REASONS = 3
MOST_SLIGHT = 2
MOST_NAMED = 3
WEIGHTY = 2
SHORT_REASON = 30
GENERAL = ("asks_money", "fee_small")


def verdict(text: str, named: Named, context: Context) -> Verdict:
    """The weightiest two or three reasons; without any, that nothing was found, which proves nothing."""
    _ = context.translate
    grave = (*_warnings(text, named, context), *_false(named, context))
    signs = [sign for sign in context.directory.guard.signs(text) if sign.severity >= WEIGHTY]
    effects = _impostures(text, named, context, suspicious=bool(grave or signs))
    if signs and claims_our_name(text):
        grave = (*grave, _("not from us: we never ask for money"))
    found = (*grave, *_reasons(signs, _))[:MOST_REASONS]
    known = tuple(_known(named, context))
    if found:
        return Verdict(head=_careful(found, known, _), advice=_after(_), effects=effects)
    return Verdict(
        head=" ".join((*known, _clean(text, context))),
        advice=guarding.careful(_("In doubt: TANYA"), _),
        effects=effects,
    )


def _reasons(signs: Sequence[Sign], _: Translate) -> tuple[str, ...]:
    """Each once; that money is asked for goes without saying beside what for."""
    ids = [sign.id for sign in signs]
    telling = [each for each in ids if each not in GENERAL] or ids
    return tuple(dict.fromkeys(reason(each, _) for each in telling))


def _careful(found: tuple[str, ...], known: tuple[str, ...], _: Translate) -> str:
    opening = " ".join(
        (*(one.replace("%", "%%") for one in known), _("CAREFUL, signs of fraud: %(items)s."))
    )
    return guarding.fitting(opening, found, _after(_)).removesuffix(f" {_after(_)}")


def _after(_: Translate) -> str:
    return guarding.careful(_("To report: LAPOR and the number"), _)


def _clean(text: str, context: Context) -> str:
    """Nothing weighty: what is slight is told all the same."""
    _ = context.translate
    signs = context.directory.guard.signs(text)
    slight = [reason(sign.id, _) for sign in signs if sign.severity]
    if not slight:
        return _("No sign of fraud found, but that proves nothing.")
    text = _("Only a slight sign: %(items)s. That proves nothing.")
    return text % {"items": "; ".join(slight[:MOST_SLIGHT])}


def _warnings(text: str, named: Named, context: Context) -> Iterator[str]:
    """What of it is on the warning list."""
    guard = context.directory.guard
    found = [guard.number_warning(number) for number in named.numbers[:MOST_NAMED]]
    found += [guard.employer_warning(named.firm) if named.firm else None]
    found += [guard.phrase_warning(text)]
    yield from (_listed(warning, context) for warning in found if warning)


def _listed(warning: WarningView, context: Context) -> str:
    _ = context.translate
    words = {
        "what": guarding.named(warning.what),
        "reason": shorten(to_gsm7(warning.reason).rstrip(". "), SHORT_REASON),
    }
    return _("%(what)s is on our list of frauds (%(reason)s)") % words


def _false(named: Named, context: Context) -> Iterator[str]:
    """Codes that are none, or were a fraud, and numbers that are not those of the vacancy or firm named."""
    _, directory = context.translate, context.directory
    codes = named.codes[:MOST_NAMED]
    for code in codes:
        if directory.was_fraud(code):
            yield _("%(code)d was a FRAUD") % {"code": code}
        elif not directory.was_ours(code):
            yield _("%(code)d is NOT one of our codes") % {"code": code}
    for vacancy in directory.vacancies(codes):
        yield from _other_numbers(vacancy, named, context)


def _other_numbers(vacancy: VacancyView, named: Named, context: Context) -> Iterator[str]:
    """Numbers beside a genuine code that are not its employer's."""
    _, guard = context.translate, context.directory.guard
    told = privacy.phones_in(f"{vacancy.contact} {vacancy.how_to_apply}")
    for number in named.numbers[:MOST_NAMED] if told else ():
        owner = guard.owner(number)
        if number not in told and (owner is None or owner.name != vacancy.employer):
            text = _("%(number)s is NOT the number of %(firm)s (%(code)d)")
            yield text % {
                "number": phone.mask(number),
                "firm": guarding.named(vacancy.employer),
                "code": vacancy.code,
            }


def _known(named: Named, context: Context) -> Iterator[str]:
    """What of it is ours: the code with its true contact, else the firm with the same."""
    _, directory = context.translate, context.directory
    found = directory.vacancies(named.codes[:MOST_NAMED])
    for vacancy in found[:1]:
        contact = guarding.of_contact(vacancy.contact or vacancy.how_to_apply, _)
        told = {"code": vacancy.code, "firm": guarding.named(vacancy.employer), "contact": contact}
        yield _("%(code)d is ours: %(firm)s%(contact)s.") % told
    if not found and named.firm:
        for employer in directory.guard.employers(named.firm)[:1]:
            contact = guarding.of_contact(employer.contact, _)
            told = {"firm": guarding.named(employer.name), "contact": contact}
            yield _("%(firm)s is verified%(contact)s.") % told


def _impostures(
    text: str, named: Named, context: Context, *, suspicious: bool
) -> tuple[NoteImposture, ...]:
    """Codes that look like ours and are not, or a text in our name."""
    directory = context.directory
    false = [code for code in named.codes[:MOST_NAMED] if not directory.was_ours(code)]
    if not false and claims_our_name(text) and (suspicious or not named.codes):
        return (NoteImposture(text=text),)
    return tuple(NoteImposture(text=text, code=code) for code in false)
