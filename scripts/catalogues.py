"""Keeps translations/ in step with the code.

scripts/translate update    extract the texts, carry them into every language
scripts/translate check     fail when a text is not extracted, missing or fuzzy
scripts/translate compile   write the .mo files that the running service reads
"""

import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from hatch_build import compile_catalogue
from smsgate import __version__
from smsgate.i18n import LANGUAGES, SOURCE_LANGUAGE

FOLDER = Path("translations")
TEMPLATE = FOLDER / "messages.pot"
WHO = "smsgate contributors"
ONE_FORM = ("id",)
"""Languages without a plural: Babel's table says two, and the second form came out in English."""


def main(verb: str = "") -> int:
    """Carry out one verb; 0 when done, 1 when the check failed, 2 for wrong usage."""
    verbs = {"update": update, "check": check, "compile": compile_all}
    if verb not in verbs:
        print(__doc__, file=sys.stderr)
        return 2
    return verbs[verb]()


def update() -> int:
    """Extract, and give every language exactly the texts of the template."""
    template = _extracted()
    _write(TEMPLATE, carried_over(Catalog(), template, None))
    for language in LANGUAGES:
        old = _read(_path(language), language)
        _write(_path(language), carried_over(old, template, language))
    print("\n".join(_faults(template)) or "Every language is complete.")
    return compile_all()


def check() -> int:
    """Print every fault; 1 when there is one."""
    faults = _faults(_extracted())
    print("\n".join(faults) or "Every language is complete.")
    return 1 if faults else 0


def compile_all() -> int:
    """Write the .mo files."""
    for language in LANGUAGES:
        compile_catalogue(_path(language))
    return 0


def carried_over(old: Catalog, template: Catalog, language: str | None) -> Catalog:
    """The template in a language: translations kept, new texts empty (English is its own)."""
    new = Catalog(
        locale=language,
        header_comment=f"# The texts of smsgate: {language or 'as they stand in the code'}.",
        project="smsgate",
        version=__version__,
        msgid_bugs_address=WHO,
        last_translator=WHO,
        language_team=WHO,
        revision_date=datetime.now(UTC),
        fuzzy=False,
    )
    if language in ONE_FORM:
        new.mime_headers = [("Plural-Forms", "nplurals=1; plural=0;")]
    for message in _messages(template):
        known = old.get(message.id)
        string = message.id if language == SOURCE_LANGUAGE else known.string if known else ""
        flags = set(message.flags) | ({"fuzzy"} & set(known.flags if known else ()))
        new.add(message.id, string, flags=flags, auto_comments=message.auto_comments)
    return new


def language_faults(catalogue: Catalog, template: Catalog) -> list[str]:
    """A sentence for each text that is missing, fuzzy, left over, or whose placeholders differ."""
    faults = [f"not there: {m.id!r}" for m in _messages(template) if m.id not in catalogue]
    faults += [f"no longer used: {m.id!r}" for m in _messages(catalogue) if m.id not in template]
    for message in _messages(catalogue):
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(strings):
            faults.append(f"missing: {message.id!r}")
        if message.fuzzy:
            faults.append(f"fuzzy: {message.id!r}")
    return faults + [f"{m.id!r}: {error}" for m, errors in catalogue.check() for error in errors]


def _faults(template: Catalog) -> list[str]:
    faults = []
    if _content(template) != _content(_read(TEMPLATE)):
        faults.append(f"{TEMPLATE} is not what the code says. Run scripts/translate update.")
    for language in LANGUAGES:
        catalogue = _read(_path(language), language)
        faults += [f"{language}: {fault}" for fault in language_faults(catalogue, template)]
    return faults


def _extracted() -> Catalog:
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "messages.pot")
        command = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract"]
        command += ["--mapping=pyproject.toml", "--keywords=N_", "--add-comments=Translators:"]
        command += ["--no-location", "--sort-output", f"--output={template}", "."]
        subprocess.run(command, check=True)
        return _read(template)


def _path(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def _read(path: Path, language: str | None = None) -> Catalog:
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as texts:
        return read_po(texts, locale=language)


def _write(path: Path, catalogue: Catalog) -> None:
    """Write only what changed, so that a date alone is no difference."""
    old = _read(path)
    if (old.header_comment, _content(old)) == (catalogue.header_comment, _content(catalogue)):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, sort_output=True, width=0)


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _content(catalogue: Catalog) -> list[tuple[object, ...]]:
    return sorted(
        (str(m.id), str(m.string), sorted(m.flags), m.auto_comments) for m in _messages(catalogue)
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
