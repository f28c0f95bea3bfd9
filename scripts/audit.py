"""Known holes in the locked dependencies, as far as anybody who knows them can be asked from here."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

AUDIT = Path(sys.executable).with_name("pip-audit")
LOCK = Path("requirements-dev.txt")
"""It holds all of the other lock."""

SERVICES = ("pypi", "osv")
KNOWN_HOLE = "jinja2==2.4.1"
"""Whoever knows anything knows of its holes; a mirror without the knowledge finds none anywhere."""

WAIT_SECONDS = 10
SKIPPED = 77
"""The exit code by which a check says that it could not be made."""

Found = list[dict[str, Any]]


def main() -> int:
    """0 no hole known, 1 holes, 77 nobody to ask."""
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder, "probe.txt")
        probe.write_text(f"{KNOWN_HOLE}\n")
        for service in SERVICES:
            if any(package.get("vulns") for package in _asked(service, probe, "--no-deps")):
                return verdict(_asked(service, LOCK, "--require-hashes"))
    print("skipped: no service that knows the holes of packages can be reached from here")
    return SKIPPED


def verdict(packages: Found) -> int:
    """Say what was found, and how that is to be taken."""
    holes = [package for package in packages if package.get("vulns")]
    for package in holes:
        for hole in package["vulns"]:
            mended = ", ".join(hole["fix_versions"]) or "no release yet"
            print(f"{package['name']} {package['version']}: {hole['id']}, mended in {mended}")
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    if unknown or not packages:
        print(f"skipped: nothing was said of {', '.join(unknown) or 'the lock'}")
    if holes:
        return 1
    return SKIPPED if unknown or not packages else 0


def _asked(service: str, requirements: Path, how: str) -> Found:
    """What the service says of each package; nothing when it does not answer."""
    options = ["--service", service, "--requirement", str(requirements), "--disable-pip", how]
    options += ["--format", "json", "--progress-spinner", "off", "--timeout", str(WAIT_SECONDS)]
    answer = subprocess.run([AUDIT, *options], capture_output=True, text=True)
    try:
        packages: Found = json.loads(answer.stdout)["dependencies"]
    except ValueError:
        return []
    return packages


if __name__ == "__main__":
    sys.exit(main())
