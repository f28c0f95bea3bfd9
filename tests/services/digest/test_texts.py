"""The text of a group: what it tells, in whose words, and the ledger of what it shows."""

from peewee import Database

from smsgate.config import Config
from smsgate.models import Counter, DigestRun, DigestText, DigestVacancy, Vacancy
from smsgate.models.counter import PUBLISHED_SEQ
from smsgate.models.vacancy import VacancyState
from smsgate.services.digest.groups import WITH_THE_RUN, Group
from smsgate.services.digest.offers import MOST
from smsgate.services.digest.texts import Writer, keep
from smsgate.wording.lists import ListText
from tests.services.digest.conftest import SALING, TODAY, publish

IN_PENDOPO = Group("id|16.11.02:", WITH_THE_RUN)


def begun(told_until: int) -> DigestRun:
    return DigestRun.create(
        local_date=TODAY, from_seq=told_until, to_seq=Counter.current(PUBLISHED_SEQ)
    )


def worded(config: Config, told_until: int, group: Group = IN_PENDOPO) -> ListText:
    found = Writer(begun(told_until), config).text_for(group)
    assert found is not None
    return found


def test_it_words_what_is_new(config: Config, told_until: int) -> None:
    codes = [publish(employer=name, title="Kasir") for name in ("Toko A", "Toko B", "Toko C")]
    text = worded(config, told_until)
    assert text.codes == tuple(codes[::-1])
    assert all(str(code) in text.text for code in codes)
    assert "Pendopo" in text.text
    assert "25/11" in text.text


def test_it_has_nothing_to_say_when_nothing_matches(config: Config, told_until: int) -> None:
    publish(SALING)
    assert Writer(begun(told_until), config).text_for(IN_PENDOPO) is None


def test_it_speaks_the_language_of_the_group(config: Config, told_until: int) -> None:
    publish()
    publish(employer="CV Maju")
    english = worded(config, told_until, Group("en|16.11.02:", WITH_THE_RUN))
    assert english.text.startswith("New jobs Pendopo 25/11")


def test_it_starts_where_the_group_does(config: Config, told_until: int) -> None:
    publish()
    middle = Counter.current(PUBLISHED_SEQ)
    newer = publish()
    ahead = worded(config, told_until, Group("id|16.11.02:", middle))
    assert ahead.codes == (newer,)


def test_it_lets_no_employer_crowd_out_the_others(config: Config, told_until: int) -> None:
    others = {publish(employer=name) for name in ("CV Satu", "CV Dua", "CV Tiga")}
    for _ in range(MOST + 10):
        publish(employer="PT Banyak")
    text = worded(config, told_until)
    assert others <= set(text.shown_codes)
    assert len(text.codes) == MOST


def test_it_selects_once_for_all_who_are_told_the_same(config: Config, told_until: int) -> None:
    publish()
    writer = Writer(begun(told_until), config)
    first = writer.text_for(IN_PENDOPO)
    again = writer.text_for(Group("id|16.11.02:", told_until))
    assert first is again


def test_it_does_not_tell_what_was_closed_since_it_was_selected(
    config: Config, told_until: int
) -> None:
    gone, there = publish(), publish()
    writer = Writer(begun(told_until), config)
    Vacancy.update(state=VacancyState.WITHDRAWN).where(Vacancy.code == gone).execute()
    text = writer.text_for(IN_PENDOPO)
    assert text is not None
    assert text.codes == (there,)


def test_it_keeps_texts_with_what_they_show_and_only_once(
    db: Database, config: Config, told_until: int
) -> None:
    for number in range(30):
        publish(employer=f"CV {number}")
    run = begun(told_until)
    text = Writer(run, config).text_for(IN_PENDOPO)
    assert text is not None
    for _ in range(2):
        keep(run, [(IN_PENDOPO, text)])
    row = DigestText.get()
    assert (row.text, row.segments, row.codes) == (text.text, text.segments, list(text.codes))
    kept = set(DigestVacancy.select(DigestVacancy.vacancy).scalars())
    assert kept == set(text.shown_codes) < set(text.codes)
