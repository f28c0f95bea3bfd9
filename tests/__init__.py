"""The tests. Modules that read the settings when they are imported find a folder of this process's own."""

import os
from tempfile import TemporaryDirectory

FOLDER = TemporaryDirectory(prefix="smsgate-tests-")

os.environ.setdefault("SMSGATE_DATA_DIR", FOLDER.name)
os.environ.setdefault("SMSGATE_SECRET_KEY", "a-secret-key-for-tests-only-32-chars")
