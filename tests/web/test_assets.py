import re

from flask.testing import FlaskClient

from smsgate.web import assets


def test_it_lets_a_phone_keep_what_cannot_change(client: FlaskClient) -> None:
    style = re.search(r'href="(/static/[^"]+/site\.css)"', client.get("/").text)
    assert style
    with client.get(style[1]) as answer:
        assert answer.status_code == 200
        assert f"max-age={assets.YEAR_SECONDS}" in answer.headers["Cache-Control"]


def test_it_moves_when_a_file_changes(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    (tmp_path / "a.css").write_text("a {}")
    before = assets.versioned_path()
    assert assets.versioned_path() == before
    (tmp_path / "a.css").write_text("b {}")
    assert assets.versioned_path() != before
