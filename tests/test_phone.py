import pytest

from smsgate import phone


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("081273000001", "+6281273000001"),
        ("0812-7300-0001", "+6281273000001"),
        ("6281273000001", "+6281273000001"),
        ("+62 812 7300 0001", "+6281273000001"),
        (" 6281273000001", "+6281273000001"),
        ("+62081273000001", "+6281273000001"),
        ("+254711000111", "+254711000111"),
        (" 254711000111", "+254711000111"),
        ("+628400000001", "+628400000001"),
        ("08400000001", "+628400000001"),
    ],
)
def test_a_mobile_number_has_one_written_form(raw, written):
    assert phone.normalise(raw) == written


@pytest.mark.parametrize(
    "raw",
    [
        "TELKOMSEL",
        "858",
        "1708",
        "0217654321",
        "+62217654321",
        "",
        "+",
        "+6281",
        "+62812730000012345678",
        "٠٨١٢٧٣٠٠٠٠٠١",
        "+6281273000001\n; DROP",
        "150063 0",
    ],
)
def test_names_short_codes_and_landlines_are_none(raw):
    assert phone.normalise(raw) is None


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("+6281273000001", "0812xxxx0001"),
        ("+254711000111", "+254xxxxx0111"),
        ("+62", "xxxx"),
    ],
)
def test_a_masked_number_cannot_be_called(number, masked):
    assert phone.mask(number) == masked


def test_trial_numbers_belong_to_nobody():
    assert phone.is_trial("+628400000001")
    assert not phone.is_trial("+6281273000001")
