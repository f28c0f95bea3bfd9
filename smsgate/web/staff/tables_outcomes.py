"""Who found work, as tables of the reports: by kind of work, by district, by group and by who says so."""

from collections.abc import Callable, Mapping

from smsgate.i18n import N_
from smsgate.services.statistics import placements
from smsgate.services.statistics.names import Name
from smsgate.web import language, meanings, phrases
from smsgate.web.staff.figures import Row, Table, View
from smsgate.wording.groups import GROUPS

_SAYS = {
    placements.BOTH: N_("The person and the employer"),
    placements.EMPLOYER: N_("The employer alone"),
    placements.PERSON: N_("The person alone"),
    placements.ALONE: N_("Found without a vacancy of ours"),
}


def by_kind(view: View) -> Table:
    """By kind of work."""
    _ = language.gettext()
    kinds = dict(phrases.kinds(language.current()))
    return Table(
        name="placed",
        title=_("Who found work, by kind"),
        header=(_("Kind of work"), _("This period"), _("Period before")),
        rows=_rows(view, Name.PLACED, lambda key: kinds.get(key) or _("the person did not tell")),
        notes=(
            _("Counted once each, when the person says DAPAT or the employer marks them as hired."),
        ),
    )


def by_district(view: View) -> Table:
    """By district; of one's own where one is limited to some."""
    _ = language.gettext()

    def named(code: str) -> str:
        return meanings.place(code, view.book) if code else _("the person did not tell")

    return Table(
        name="placed_in",
        title=_("Who found work, by district"),
        header=(_("District"), _("This period"), _("Period before")),
        rows=_rows(view, Name.PLACED_IN, named, view.areas),
    )


def by_group(view: View) -> Table:
    """In jobs that welcome a group expressly, and who says so."""
    _ = language.gettext()
    groups = {key: _(group.name) for key, group in GROUPS.items()}
    says = {key: _(text) for key, text in _SAYS.items()}
    return Table(
        name="placed_groups",
        title=_("Who found work, by group and by who says so"),
        header=(_("Group, or who says so"), _("This period"), _("Period before")),
        rows=(*_all(view, Name.PLACED_GROUP, groups), *_all(view, Name.PLACED_SAYS, says)),
        notes=(_("A group: in jobs that welcome it expressly. Nobody is asked for their sex."),),
    )


def _rows(
    view: View, name: Name, named: Callable[[str], str], only: tuple[str, ...] | None = None
) -> tuple[Row, ...]:
    now, before = view.now.by_label(name), view.before.by_label(name)
    labels = [label for label in dict.fromkeys([*now, *before]) if only is None or label in only]
    return tuple((named(label), now.get(label, 0), before.get(label, 0)) for label in labels)


def _all(view: View, name: Name, names: Mapping[str, str]) -> tuple[Row, ...]:
    """Every one of them, also those with nobody: that is what is to be seen. None where nobody was placed."""
    if not view.now.total(Name.PLACED) and not view.before.total(Name.PLACED):
        return ()
    now, before = view.now.by_label(name), view.before.by_label(name)
    return tuple((text, now.get(key, 0), before.get(key, 0)) for key, text in names.items())
