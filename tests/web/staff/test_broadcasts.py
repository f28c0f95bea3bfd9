"""The pages of broadcasts, from the empty form to the table of results."""

import re
from uuid import uuid4

import pytest
from flask import Flask

from smsgate.messages import State
from smsgate.models import Broadcast, BroadcastState, OutboundMessage, Staff
from smsgate.services import outbox
from smsgate.services.broadcasts import running
from tests.conftest import NOON
from tests.services.broadcasts.conftest import PENDOPO, SALING, TEXT, follower
from tests.web.conftest import Bell
from tests.web.staff.conftest import SignIn, Visitor

ALL = "/staff/broadcasts"


def typed(**changes: object) -> dict[str, object]:
    """The form, filled in."""
    return {"once": uuid4().hex, "title": "Las", "text_id": TEXT, "places": [PENDOPO], **changes}


def written(client: Visitor, **changes: object) -> str:
    """A draft, and the address of its page."""
    answer = client.send(f"{ALL}/new", typed(**changes))
    assert answer.status_code == 303
    return str(answer.location)


def seen(page: str) -> str:
    """What the approver's button says was looked at."""
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    return found[1]


def test_it_leads_from_the_form_to_the_table(sign_in: SignIn, app: Flask, bell: Bell) -> None:
    for _ in range(3):
        follower(PENDOPO, gateway="simulator")
    ani, budi = sign_in("officer"), sign_in("officer")
    assert "Las" not in ani.get(ALL).text
    page = written(ani)
    assert ani.send(f"{page}/ask").status_code == 303
    assert 'name="seen"' not in ani.get(page).text
    rung = bell.rung
    budi.send(f"{page}/approve", {"seen": seen(budi.get(page).text)})
    assert bell.rung == rung + 1
    config = app.extensions["smsgate"].config
    running.take_up(config, lambda: None, NOON)
    assert f"{page}/progress" in budi.get(page).text
    outbox.deliver(app.extensions["smsgate"].gateways, config, NOON)
    part = budi.get(f"{page}/progress").text
    assert "100%" in part
    assert "hx-get" not in part
    table = budi.get(f"{page}/results.csv")
    lines = table.text.strip().splitlines()
    assert len(lines) == 4
    assert all("xxxx" in line for line in lines[1:])
    running.take_up(config, lambda: None, NOON)
    assert "Las" in ani.get(f"{ALL}?tab=over&page=9").text


def test_a_second_click_makes_one_draft(sign_in: SignIn) -> None:
    ani, form = sign_in("officer"), typed()
    assert ani.send(f"{ALL}/new", form).location == ani.send(f"{ALL}/new", form).location
    assert Broadcast.select().count() == 1


def test_a_refused_form_keeps_what_was_typed(sign_in: SignIn) -> None:
    ani = sign_in("officer")
    answer = ani.send(
        f"{ALL}/new",
        typed(
            title="", text_id="Kursus\x00 las", wanted_until="0001-01-01T00:00", since="9999-12-31"
        ),
    )
    assert answer.status_code == 422
    assert "Kursus" in answer.text
    assert answer.text.count('class="fault"') == 3
    assert re.search(rf'value="{PENDOPO}"[^>]* checked', answer.text)


@pytest.mark.parametrize(
    "wanted", [{}, {"places": [PENDOPO], "until": "0001-01-01", "how": "\x00"}]
)
def test_it_counts_while_people_are_chosen(sign_in: SignIn, wanted: dict[str, object]) -> None:
    follower(PENDOPO)
    follower(PENDOPO)
    ani = sign_in("officer")
    answer = ani.send(f"{ALL}/count", {"text_id": "a" * 200, **wanted})
    assert re.findall(r"<dd>(\S+)</dd>", answer.text) == ["2", "4", "Rp1.400"]
    counted = ani.send(f"{ALL}/text/id", {"text_id": "Biaya admin transfer dulu “ya”"})
    assert "data-add" in counted.text
    assert "&#34;ya&#34;" in counted.text
    assert ani.send(f"{ALL}/text/xx").status_code == 404


def test_a_change_says_that_the_approval_is_over(sign_in: SignIn) -> None:
    follower(PENDOPO)
    ani, budi = sign_in("officer"), sign_in("officer")
    page = written(ani)
    ani.send(f"{page}/ask")
    looked_at = seen(budi.get(page).text)
    form = ani.get(f"{page}/edit")
    assert TEXT in form.text
    ani.send(f"{page}/edit", typed(text_id="Lain. BERHENTI"))
    ani.send(f"{page}/ask")
    budi.send(f"{page}/approve", {"seen": looked_at})
    assert Broadcast.get().state == BroadcastState.ASKED


def test_it_asks_why_on_the_page(sign_in: SignIn) -> None:
    follower(PENDOPO)
    ani, budi = sign_in("officer"), sign_in("officer")
    first = written(ani)
    ani.send(f"{first}/ask")
    budi.send(f"{first}/approve", {"seen": seen(budi.get(first).text)})
    again = written(ani)
    assert 'name="again_reason"' in ani.get(again).text
    assert ani.send(f"{again}/ask").status_code == 422
    assert ani.send(f"{again}/ask", {"again_reason": "Salah tanggal"}).status_code == 303
    assert "Salah tanggal" in budi.get(again).text


def test_it_tries_on_a_trial_phone_only(sign_in: SignIn, bell: Bell) -> None:
    ani = sign_in("officer")
    page = written(ani)
    form = {"once": uuid4().hex, "language": "id", "number": "0812-0000-1234"}
    answer = ani.send(f"{page}/try", form)
    assert answer.status_code == 422
    assert "0812-0000-1234" in answer.text
    assert ani.send(f"{page}/try", {**form, "number": "084000001234"}).status_code == 303
    assert (OutboundMessage.select().count(), bell.rung) == (1, 1)
    assert "0840xxxx1234" in ani.get(page).text


def test_pause_resume_and_stop_are_buttons(sign_in: SignIn, app: Flask) -> None:
    follower(PENDOPO, gateway="simulator")
    ani, budi = sign_in("officer"), sign_in("officer")
    page = written(ani)
    ani.send(f"{page}/ask")
    budi.send(f"{page}/approve", {"seen": seen(budi.get(page).text)})
    running.take_up(app.extensions["smsgate"].config, lambda: None, NOON)
    for button, state in (("pause", "paused"), ("resume", "sending"), ("stop", "stopped")):
        assert f"{page}/{button}" in ani.get(page).text
        ani.send(f"{page}/{button}")
        assert Broadcast.get().state == state
    running.take_up(app.extensions["smsgate"].config, lambda: None, NOON)
    assert OutboundMessage.get().state == State.CANCELLED
    assert f"{page}/resume" not in ani.get(page).text


def test_a_draft_put_away_can_be_brought_back(sign_in: SignIn) -> None:
    ani = sign_in("officer")
    page = written(ani)
    ani.send(f"{page}/discard")
    assert f"{page}/bring-back" in ani.get(page).text
    ani.send(f"{page}/bring-back")
    assert Broadcast.get().state == BroadcastState.DRAFT
    once = {"once": uuid4().hex}
    assert ani.send(f"{page}/copy", once).location == ani.send(f"{page}/copy", once).location
    assert Broadcast.select().count() == 2


def test_a_viewer_looks_and_changes_nothing(sign_in: SignIn) -> None:
    follower(PENDOPO)
    page = written(sign_in("officer"))
    viewer = sign_in("viewer")
    assert "/ask" not in viewer.get(page).text
    assert viewer.get(ALL).status_code == viewer.get(f"{page}/progress").status_code == 200
    for path in ("ask", "approve", "try", "pause", "stop", "copy", "discard"):
        assert viewer.send(f"{page}/{path}").status_code == 403
    assert viewer.get(f"{page}/results.csv").status_code == 403


def test_an_officer_of_a_district_sees_only_its_choices(sign_in: SignIn) -> None:
    follower(PENDOPO)
    follower(SALING)
    wati = sign_in("officer", districts=[SALING])
    assert PENDOPO not in wati.get(f"{ALL}/new").text
    assert wati.send(f"{ALL}/new", typed()).status_code == 422
    mine = written(wati, places=[])
    assert Broadcast.get().audience == {"places": [SALING]}
    assert ">1</dd>" in wati.get(mine).text
    other = written(sign_in("officer"))
    assert wati.get(f"{other}/results.csv").status_code == 303
    wati.send(f"{other}/ask")
    assert Broadcast.select().where(Broadcast.state == BroadcastState.ASKED).count() == 0


@pytest.mark.parametrize("path", ["/0", f"/{10**30}", "/1/edit", "/1/progress", "?page=x&tab=y"])
def test_addresses_that_lead_nowhere_crash_nothing(sign_in: SignIn, path: str) -> None:
    answer = sign_in("officer").get(f"{ALL}{path}")
    assert answer.status_code == (200 if path.startswith("?") else 404)


def test_it_speaks_english_too(sign_in: SignIn) -> None:
    follower(PENDOPO, language="en")
    follower(PENDOPO)
    ani = sign_in("officer")
    Staff.update(language="en").where(Staff.id == ani.staff.id).execute()
    page = written(ani, wanted_from="2026-11-25T09:00")
    text = ani.get(page).text
    assert "It would leave between 25 Nov 2026 09:00 and 25 Nov 2026 20:00." in text
    assert 'value="2026-11-25T09:00"' in ani.get(f"{page}/edit").text
