import pytest

from smsgate import privacy


@pytest.mark.parametrize(
    "text",
    [
        "1611041203880001",
        "nik 1611 0412 0388 0001 ya",
        "1611.0412.0388.0001",
        "ktp:1611-0412-0388-0001.",
    ],
)
def test_sixteen_digits_are_masked_however_they_are_spaced(text):
    masked = privacy.mask_nik(text)
    assert "[NIK disamarkan]" in masked
    assert not any(part in masked for part in ("0412", "0388", "0001"))


@pytest.mark.parametrize(
    "text", ["081273000001", "1023", "3.500.000", "12345678901234567", "jam 8-16 tgl 24/11/2026"]
)
def test_other_numbers_are_left_alone(text):
    assert privacy.mask_nik(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "0812 0000 1234 0813 0000 5678 pendopo",
        "0812-0000-1234 0813-0000-5678, 081200009999",
        "62812 0000 1234 081300005678",
    ],
)
def test_several_mobile_numbers_are_no_nik(text):
    assert privacy.mask_nik(text) == text


def test_a_nik_beside_a_mobile_number_is_masked():
    masked = privacy.mask_nik("0812 0000 1234 1611 0412 0388 0001")
    assert masked == "0812 0000 1234 [NIK disamarkan]"
    assert privacy.mask_nik("16 08 12 345678 9012") == "[NIK disamarkan]"


@pytest.mark.parametrize(
    "text",
    [
        "dari 081273000001 tadi",
        "from=+6281273000001",
        "62 812 7300 0001",
        "(0812) 7300-0001",
        "from=%2B6281273000001&text=LOKER",
        "+254711000111",
    ],
)
def test_no_phone_number_stays_whole_in_a_log(text):
    masked = privacy.mask_phones(text)
    assert "7300" not in masked
    assert "711000" not in masked


SECRET = "a-secret-0812-of-thirty-two_characters"


@pytest.mark.parametrize(
    "line",
    [
        f"Exception on /hooks/africastalking/{SECRET}/sms [POST]",
        f"Invalid HTTP request line: 'POST /hooks/africastalking/{SECRET}'",
        f"https://example.org/hooks/africastalking/{SECRET}?x=1",
        f"/hooks/africastalking/{SECRET}x/sms and /hooks/other/{SECRET}/ussd-end",
    ],
)
def test_no_secret_of_a_hook_stays_in_a_log(line):
    masked = privacy.for_log(line)
    assert "thirty-two" not in masked
    assert "/hooks/africastalking/***" in masked


@pytest.mark.parametrize(
    "path", ["/hooks/simulator/sms", "/hooks/simulator/subscription", "/hooks/"]
)
def test_an_address_without_a_secret_stays_as_it_is(path):
    assert privacy.for_log(f"Exception on {path} [POST]") == f"Exception on {path} [POST]"
