from smsgate.i18n import translator
from smsgate.wording.facts import facts, names, trust
from tests.wording.demo import vacancy

ID, EN = translator("id"), translator("en")


def test_facts_stand_in_a_row():
    view = vacancy(description="Punya SIM B1.", openings=2, mode="hybrid")
    assert facts(view, ID)[0] == "2,3-2,6jt/bln, SMA, SIM B1, sebagian online, 2 org, s/d 30 Nov"
    assert facts(view, EN)[0] == (
        "2.3-2.6m/month, SMA, SIM B1, partly online, 2 needed, until 30 Nov"
    )


def test_openings_go_first_and_papers_last():
    view = vacancy(description="Punya SIM B1.", openings=2)
    assert list(dict.fromkeys(facts(view, ID)))[1:] == [
        "2,3-2,6jt/bln, SMA, SIM B1, s/d 30 Nov",
        "2,3-2,6jt/bln, SMA, s/d 30 Nov",
    ]


def test_no_diploma_is_an_invitation():
    assert "tanpa ijazah" in facts(vacancy(education="TT"), ID)[0]


def test_what_was_not_said_is_not_told():
    bare = vacancy(education=None, openings=None, pay_min=None, pay_max=None)
    assert facts(bare, ID)[0] == "s/d 30 Nov"


def test_only_the_verified_are_called_so():
    assert trust(vacancy(), ID)[0] == "Terverifikasi Disnaker, tanpa biaya"
    assert trust(vacancy(verified_on=None), ID) == ("Blm diperiksa: jangan bayar apa pun",)


def test_names_have_a_bound():
    title, employer, place = names(
        vacancy(title="Sopir " * 20, employer="CV Maju " * 9, place_name="Kabupaten Lahat")
    )
    assert [len(form) <= most for form, most in zip(title, (40, 30, 24), strict=True)] == [True] * 3
    assert employer[2] == "CV Maju CV"
    assert set(place) == {"Kab. Lahat"}
