"""`smsgate`: the commands of CONTRACT §2, each in a file of its own that is read when it is called."""

from smsgate.cli.group import Commands

COMMANDS = {
    "init": "init",
    "up": "up",
    "web": "web",
    "worker": "worker",
    "understand": "understand",
    "text": "text",
    "dial": "dial",
    "digest": "digest",
    "import": "imports",
    "outbox": "outbox",
    "staff": "staff",
    "audit": "audit",
    "backup": "backup",
    "restore": "restore",
    "doctor": "doctor",
    "gateway": "gateway",
}
"""Each command and its file; the file's `command` is what runs."""

commands = Commands(
    name="smsgate",
    help="Verified vacancies by SMS and USSD.",
    modules={name: f"smsgate.cli.{module}" for name, module in COMMANDS.items()},
)


def main() -> None:
    """The `smsgate` program: exit code 0 done, 1 failed, 2 wrong usage."""
    commands(prog_name="smsgate")
