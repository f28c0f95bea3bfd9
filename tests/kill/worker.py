"""A worker as `smsgate worker` starts it, in a hurry: what takes it minutes takes this one seconds."""

from datetime import timedelta

from smsgate import worker
from smsgate.cli import logs
from smsgate.config import Config
from smsgate.runtime import open_runtime
from smsgate.services.outbox import Patience
from smsgate.tasks import process, sending

HASTY = Patience(
    claimed=timedelta(seconds=3),
    sending=timedelta(seconds=3),
    first_retry=timedelta(seconds=0.5),
    stopped=timedelta(seconds=1),
)
MINUTE_SECONDS = 1

if __name__ == "__main__":
    logs.serving()
    process.share(open_runtime(Config.from_env(), sending.ring, patience=HASTY))
    worker.main(minute=MINUTE_SECONDS)
