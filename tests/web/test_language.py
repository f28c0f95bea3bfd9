import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("address", "indonesian", "english"),
    [
        ("/", "/", "/?lang=en"),
        ("/?lang=en&q=sopir", "/?q=sopir", "/?lang=en&amp;q=sopir"),
        ("/simulator?lang=en", "/simulator", "/simulator?lang=en"),
        ("/v/99999", "/v/99999", "/v/99999?lang=en"),
    ],
)
def test_it_offers_this_very_page_in_both_languages(
    client: FlaskClient, address: str, indonesian: str, english: str
) -> None:
    page = client.get(address).text
    assert f'href="{indonesian}" lang="id"' in page
    assert f'href="{english}" lang="en"' in page
