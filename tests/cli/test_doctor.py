def test_it_passes_a_fresh_installation(ready) -> None:
    result = ready("doctor")
    assert result.exit_code == 0
    assert "FAIL" not in result.stdout
    assert "ok    database: SQLite in WAL mode, migrated." in result.stdout


def test_it_fails_without_a_database(smsgate) -> None:
    result = smsgate("doctor")
    assert result.exit_code == 1
    assert "FAIL  database: There is no database yet. Run smsgate init." in result.stdout


def test_it_tells_every_fault_of_the_settings(smsgate, monkeypatch) -> None:
    monkeypatch.setenv("SMSGATE_REGION", "Lahat")
    monkeypatch.setenv("SMSGATE_TIMEZONE", "Asia/Tebing")
    result = smsgate("doctor")
    assert result.exit_code == 1
    assert result.stdout.count("FAIL  settings: SMSGATE_") == 2
