from smsgate.models import OutboundMessage, Vacancy, open_database

PHONE = "081273000001"


def test_it_counts_and_then_does_it_once(ready, environment) -> None:
    ready("text", PHONE, "DAFTAR SALING")
    with open_database(f"sqlite:///{environment}/smsgate.db").connection_context():
        Vacancy.update(expires_on="2099-12-31").execute()
        first = OutboundMessage.select().count()
    preview = ready("digest", "preview", "--date", "2030-01-02")
    assert preview.exit_code == 0
    assert "The digest of 2030-01-02 would go to 0 people" in preview.stdout
    assert ready("digest", "run", "--date", "2030-01-02").exit_code == 0
    again = ready("digest", "run", "--date", "2030-01-02")
    assert "was sent before to 0 people" in again.stdout
    with open_database(f"sqlite:///{environment}/smsgate.db").connection_context():
        assert OutboundMessage.select().count() == first


def test_it_refuses_a_day_that_is_over(ready) -> None:
    result = ready("digest", "run", "--date", "2026-01-02")
    assert result.exit_code == 1
    assert "too late" in result.stderr


def test_it_refuses_a_region_that_is_not_served(ready) -> None:
    result = ready("digest", "preview", "--region", "16.04")
    assert result.exit_code == 1
    assert "does not lie in 16.11" in result.stderr
    assert ready("digest", "preview", "--region", "16.11.02").exit_code == 0


def test_it_needs_a_date_that_is_one(ready) -> None:
    assert ready("digest", "preview", "--date", "kemarin").exit_code == 2
