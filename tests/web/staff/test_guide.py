"""The guides in the site: for everybody who is signed in, with pictures that may be kept."""

import re

import pytest

from smsgate.models import Employer, Staff
from smsgate.web import assets, guides
from tests.web.staff.conftest import SignIn, Visitor

PICTURES = re.compile(r'<img src="([^"]+/guide/pictures/[^"]+)"')


def _employer(sign_in: SignIn) -> Visitor:
    return sign_in("employer", employer=Employer.select().first())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("address", ["/staff/guide", "/staff/guide/employer"])
def test_it_is_there_in_both_languages(sign_in: SignIn, language: str, address: str) -> None:
    client = sign_in("viewer")
    Staff.update(language=language).execute()
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.data) < 100_000
    name = "employer" if address.endswith("employer") else "officer"
    for chapter in guides.guide(name, language, "").chapters:
        assert f'href="#{chapter.id}"' in answer.text
        assert f'<h2 id="{chapter.id}">' in answer.text
    assert "style=" not in answer.text


def test_its_pictures_answer_and_may_be_kept(sign_in: SignIn) -> None:
    client = sign_in("officer")
    found = PICTURES.findall(client.get("/staff/guide").text)
    assert len(found) > 15
    assert len(set(found)) == len(found)
    with client.get(found[0]) as answer:
        assert (answer.status_code, answer.mimetype) == (200, "image/png")
        assert f"max-age={assets.YEAR_SECONDS}" in answer.headers["Cache-Control"]


def test_its_pictures_come_late_and_keep_their_place(sign_in: SignIn) -> None:
    page = sign_in("officer").get("/staff/guide").text
    pictures = [image for image in re.findall("<img[^>]*>", page) if PICTURES.match(image)]
    for image in pictures:
        assert re.search(r'alt="[^"]{20,}"', image)
        assert 'loading="lazy"' in image
        assert re.search(r'width="\d+" height="\d+"', image)


@pytest.mark.parametrize(
    "path",
    ["id/none.png", "fr/officer-login.png", "id/..%2F..%2Fofficer.id.png", "id/officer-login"],
)
def test_it_hands_out_nothing_but_its_pictures(sign_in: SignIn, path: str) -> None:
    assert sign_in("officer").get(f"/staff/guide/pictures/{path}").status_code == 404


def test_an_employer_has_a_guide_of_its_own(sign_in: SignIn) -> None:
    client = _employer(sign_in)
    home = client.get("/employer/").text
    assert 'href="/employer/guide"' in home
    page = client.get("/employer/guide").text
    assert 'id="posting"' in page
    assert 'id="audit"' not in page
    with client.get(PICTURES.findall(page)[0]) as answer:
        assert answer.status_code == 200


def test_the_menu_and_the_help_of_a_page_lead_to_it(sign_in: SignIn) -> None:
    client = sign_in("officer")
    page = client.get("/staff/inbox").text
    assert 'href="/staff/guide"' in page
    assert 'href="/staff/guide#inbox"' in page
    assert "/guide#" not in client.get("/staff/settings").text
    assert 'href="/employer/guide#posting"' in _employer(sign_in).get("/employer/posting").text
