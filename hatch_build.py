"""Build hook: compiles the translations, and ships them and the guides inside the package."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TextsInside(BuildHookInterface[Any]):
    """A wheel carries smsgate/translations and smsgate/guide; an editable install reads the checkout's."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before each build; `version` is "standard" or "editable"."""
        if self.target_name != "wheel":
            return
        for source in sorted(Path(self.root, "translations").glob("*/LC_MESSAGES/messages.po")):
            compiled = compile_catalogue(source)
            if version == "standard":
                inside = Path("smsgate", compiled.relative_to(self.root))
                build_data["force_include"][str(compiled)] = str(inside)
        if version == "standard":
            build_data["force_include"][str(Path(self.root, "docs/guide"))] = "smsgate/guide"


def compile_catalogue(source: Path) -> Path:
    """Write the .mo beside a .po and return its path."""
    compiled = source.with_suffix(".mo")
    with source.open("rb") as texts, compiled.open("wb") as binary:
        write_mo(binary, read_po(texts))
    return compiled
