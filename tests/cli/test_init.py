from smsgate.models import Region, Vacancy, open_database


def test_it_prepares_everything_and_says_what_it_did(smsgate, environment) -> None:
    result = smsgate("init", "--demo")
    assert result.exit_code == 0
    assert "Migrations applied: 0001_initial" in result.stdout
    assert "Demo vacancies added: 1" in result.stdout
    with open_database(f"sqlite:///{environment}/smsgate.db").connection_context():
        assert Region.select().where(Region.code.startswith("16.11")).count() == 167
        assert Vacancy.select().count() > 60


def test_it_may_be_repeated(ready) -> None:
    result = ready("init", "--demo")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Migrations applied: none, the database is up to date",
        "Regions added: 0",
        "Demo vacancies added: 0",
    ]


def test_it_adds_no_demo_to_another_regency(ready, monkeypatch) -> None:
    monkeypatch.setenv("SMSGATE_REGION", "16.04")
    assert "none, they are all in 16.11" in ready("init", "--demo").stdout


def test_it_refuses_a_regency_that_is_none(ready, monkeypatch) -> None:
    monkeypatch.setenv("SMSGATE_REGION", "16.99")
    result = ready("init")
    assert result.exit_code == 1
    assert "there is no regency 16.99" in result.stderr
