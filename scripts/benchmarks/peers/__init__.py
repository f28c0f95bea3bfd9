"""What smsgate is compared with, each in an environment of its own under `var/benchmarks`.

Versions and hashes stand in the locks beside this file, written by `scripts/lock`.
"""

import subprocess
import sys
import venv
from hashlib import sha256
from pathlib import Path

from scripts.servers import Missing

HERE = Path(__file__).parent
ENVIRONMENTS = Path("var/benchmarks").resolve()


def environment(name: str) -> Path:
    """The Python that has what the lock `name`.txt asks for; made when it is not there, or another one.

    Raises Missing.
    """
    folder, lock = ENVIRONMENTS / name, HERE / f"{name}.txt"
    stamp, wanted = folder / "lock.sha256", sha256(lock.read_bytes()).hexdigest()
    python = folder / "bin/python"
    if not stamp.exists() or stamp.read_text() != wanted:
        print(f"Installing {name} into {folder.relative_to(Path.cwd())} ...", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
        pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        done = subprocess.run(
            [*pip, "--require-hashes", "--requirement", str(lock)],
            stderr=subprocess.PIPE,
            text=True,
        )
        if done.returncode:
            raise Missing(f"{name} ({done.stderr.strip().splitlines()[-1]})")
        stamp.write_text(wanted)
    return python


def packages(name: str) -> Path:
    """The folder of such an environment's packages, to be used beside our own. Raises Missing."""
    (found,) = (environment(name).parent.parent / "lib").glob("python*/site-packages")
    return found
