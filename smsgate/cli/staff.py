"""`smsgate staff`: the accounts of the office."""

import sys

import click

from smsgate.cli.session import session
from smsgate.models import Role, utcnow


@click.group("staff")
def command() -> None:
    """Accounts of the office's people."""


@command.command("add")
@click.argument("email")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option(
    "--password-stdin", is_flag=True, help="Read the password from the first line of stdin."
)
def add(*, email: str, role: str, password_stdin: bool) -> None:
    """Add an account."""
    from smsgate.services.accounts import people as staff

    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else None
    with session():
        made = staff.add(email, Role(role), password, utcnow())
    click.echo(f"Added {made.email} ({made.role}){'' if password else ', without a password yet'}.")


@command.command("list")
def show() -> None:
    """List all accounts."""
    from smsgate.services.accounts import people as staff

    with session():
        for account in staff.everybody():
            notes = "" if account.password_hash else "  no password"
            click.echo(f"{account.email}  {account.role}{notes}{_disabled(account.disabled_at)}")


@command.command("disable")
@click.argument("email")
def disable(*, email: str) -> None:
    """Let nobody sign in with an account any more."""
    from smsgate.services.accounts import people as staff

    with session():
        click.echo(f"Disabled {staff.disable(email, utcnow()).email}.")


def _disabled(at: object) -> str:
    return "  disabled" if at else ""
