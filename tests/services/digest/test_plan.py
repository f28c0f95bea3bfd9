"""What a digest comes to, before and after."""

from dataclasses import replace
from typing import Any

from smsgate.config import Config
from smsgate.models import Contact, DigestRun, DigestText, OutboundMessage
from smsgate.services import digest
from smsgate.services.digest.plan import SAMPLE, PlannedText, summed
from tests.services.digest.conftest import (
    MORNING,
    PENDOPO,
    SALING,
    TODAY,
    YESTERDAY,
    Run,
    follower,
    publish,
)


def scene() -> None:
    for number in range(12):
        publish(employer=f"CV {number} Sumber Makmur", title="Pramuniaga toko serba ada")
    publish(SALING)
    for _ in range(3):
        follower(PENDOPO)
    follower(SALING)
    follower("16.11.07")


def tables() -> list[Any]:
    rows = (Contact, DigestRun, DigestText, OutboundMessage)
    return [list(model.select().order_by(model.id).dicts()) for model in rows]


def test_the_preview_foretells_the_run_and_writes_nothing(
    config: Config, told_until: int, run: Run
) -> None:
    scene()
    before = tables()
    foretold = digest.preview(TODAY, config, MORNING)
    assert tables() == before
    done = run()
    assert foretold == done
    assert (done.people, done.texts) == (4, 2)


def test_it_counts_segments_and_rupiah_of_all_people(run: Run) -> None:
    scene()
    plan = run()
    pendopo, saling = plan.groups
    assert (pendopo.people, saling.people) == (3, 1)
    assert plan.segments == 3 * pendopo.segments + saling.segments
    assert plan.rupiah == plan.segments * 350


def test_the_preview_of_another_region_leaves_the_others_out(
    config: Config, told_until: int
) -> None:
    scene()
    assert digest.preview(TODAY, config, MORNING, region=SALING).people == 1
    assert digest.preview(TODAY, config, MORNING, region="16.11").people == 4


def test_a_run_already_done_is_told_again_as_it_was(config: Config, run: Run) -> None:
    scene()
    first = run()
    publish()
    assert digest.preview(TODAY, config, MORNING) == run() == replace(first, done=True)
    assert DigestRun.get(DigestRun.local_date == TODAY).people == 4
    assert DigestRun.get(DigestRun.local_date == YESTERDAY).people == 0


def test_it_shows_the_texts_most_people_get(config: Config) -> None:
    texts = [PlannedText(text=str(people), segments=1, people=people) for people in range(20)]
    plan = summed(TODAY, texts, config)
    assert [text.people for text in plan.groups] == [19, 18, 17, 16, 15][:SAMPLE]
    assert (plan.people, plan.texts) == (190, 20)
