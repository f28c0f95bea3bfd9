import pytest


def test_it_adds_lists_and_disables(ready) -> None:
    added = ready(
        "staff", "add", "Rina@dinas.example", "--role", "verifier", "--password-stdin",
        stdin="sepuluh huruf\n",
    )  # fmt: skip
    assert added.stdout == "Added rina@dinas.example (verifier).\n"
    assert (
        ready("staff", "disable", "rina@dinas.example").stdout == "Disabled rina@dinas.example.\n"
    )
    assert ready("staff", "list").stdout == (
        "petugas.demo@smsgate.example  officer  no password\nrina@dinas.example  verifier  disabled\n"
    )


@pytest.mark.parametrize(
    ("arguments", "stdin", "code"),
    [
        (("staff", "add", "rina", "--role", "officer"), "", 1),
        (("staff", "add", "rina@dinas.example", "--role", "officer", "--password-stdin"), "\n", 1),
        (("staff", "add", "rina@dinas.example"), "", 2),
        (("staff", "add", "rina@dinas.example", "--role", "king"), "", 2),
        (("staff", "disable", "siapa@dinas.example"), "", 1),
    ],
)
def test_it_fails_with_a_sentence(ready, arguments, stdin: str, code: int) -> None:
    result = ready(*arguments, stdin=stdin)
    assert result.exit_code == code
    assert "Error: " in result.stderr
