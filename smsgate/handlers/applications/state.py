"""LAMARAN: how one's applications stand; BATAL LAMAR 1046 takes one back."""

from smsgate.effects import Result, Withdraw, Withdrawn
from smsgate.handlers.applications import words
from smsgate.handlers.context import Context
from smsgate.handlers.knowledge.applications import AppliedFor
from smsgate.handlers.reply import Reply, Speech, saying


def answer(context: Context) -> Reply:
    """All of them, or one in full where there is but one."""
    found = context.directory.applications.all()
    if not found:
        return saying(none(context))
    if len(found) == 1:
        return one(found[0], context)
    return saying(words.several(found, context.translate))


def one(applied: AppliedFor, context: Context) -> Reply:
    """How one stands, and what can be done."""
    return saying(words.one(applied, context.translate))


def none(context: Context) -> str:
    """Nothing yet: how to begin."""
    _ = context.translate
    return _(
        "You have no applications yet. For open jobs: LOKER and a district, then reply LAMAR and the code. "
        "No fees"
    )


def which(context: Context) -> str:
    """Which one is to be withdrawn."""
    _ = context.translate
    return _("Which application? Reply BATAL LAMAR and its code. Your applications: LAMARAN")


def withdraw(code: int | None, context: Context) -> Reply:
    """At once: whoever changes their mind applies again."""
    _ = context.translate
    undecided = [one for one in context.directory.applications.all() if one.state in words.OPEN]
    if code is None and len(undecided) == 1:
        code = undecided[0].code
    if code is None:
        return saying(which(context) if undecided else none(context))
    applied = context.directory.applications.of(code)
    if applied is None:
        return saying(
            _("You have not applied for %(code)d. Your applications: LAMARAN") % {"code": code}
        )
    if applied.state not in words.OPEN:
        return one(applied, context)
    effect = Withdraw(code=code)
    return Reply((effect,), lambda results: Speech(texts=(withdrawn(results[0], code, context),)))


def withdrawn(result: Result, code: int, context: Context) -> str:
    """Or that it was decided a moment ago."""
    _ = context.translate
    if isinstance(result, Withdrawn) and result.done:
        text = _(
            "Your application for %(code)d is withdrawn, what was passed on is taken back. "
            "Changed your mind? LAMAR %(code)d"
        )
    else:
        text = _("%(code)d was decided already. How it stands: LAMARAN %(code)d")
    return text % {"code": code}
