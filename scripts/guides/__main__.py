"""Takes the pictures of the guides: a made-up morning in the office, played in each language."""

import argparse
import logging

import time_machine

from scripts.guides import employer, field, officer, town
from scripts.guides.camera import opened
from scripts.guides.house import MORNING, House, built
from smsgate.cli import logs
from smsgate.i18n import LANGUAGES


def main() -> None:
    """All pictures of the languages asked for, each language in an office of its own."""
    parser = argparse.ArgumentParser(prog="scripts/pictures", description=__doc__)
    parser.add_argument(
        "languages", nargs="*", metavar="LANGUAGE", help=f"of {LANGUAGES}; none: all"
    )
    asked = parser.parse_args().languages or LANGUAGES
    logs.quiet()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    for language in asked:
        with time_machine.travel(MORNING, tick=True), built(language) as house:
            _take(house)


def _take(house: House) -> None:
    town.wake(house)
    with opened(house) as camera:
        for scene in (*officer.SCENES, *field.SCENES, *employer.SCENES):
            scene(camera)


main()
