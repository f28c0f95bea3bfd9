"""A phone on a network that sends the whole transcript each turn, and one call several times at once."""

from datetime import timedelta
from threading import Barrier, Thread

from smsgate.messages import UssdTurn
from smsgate.models import database
from smsgate.runtime import Runtime
from smsgate.services import ussd
from smsgate.wording.ussd import fits
from tests.fakes import NOON

PHONE = "+6281273000009"
FOLLOW_SALING = ("3", "1", "9", "2", "1", "1")
"""My daily news, add, the second page, Saling, all kinds, I agree."""


class Caller:
    """One phone, one session after another; its clock goes on by itself."""

    def __init__(self, runtime: Runtime, phone: str = PHONE, code: str = "*111#") -> None:
        self.runtime, self.phone, self.code = runtime, phone, code
        self.now = NOON
        self.session, self.transcript = "ATUid_1", ""

    def send(self, transcript: str, **changes: str) -> str:
        """One call of the network, exactly so."""
        self.now += timedelta(seconds=2)
        fields = {"session_id": self.session, "phone": self.phone, "service_code": self.code}
        event = UssdTurn(gateway="simulator", transcript=transcript, **{**fields, **changes})
        answer = ussd.turn(event, self.runtime, self.now)
        assert fits(answer, 160), answer
        return answer

    def dial(self, session: str = "ATUid_1") -> str:
        self.session, self.transcript = session, ""
        return self.send("")

    def press(self, *keys: str) -> str:
        """One key after another; the last answer."""
        answer = ""
        for key in keys:
            self.transcript = f"{self.transcript}*{key}" if self.transcript else key
            answer = self.send(self.transcript)
        return answer

    def choose(self, label: str) -> str:
        """The key before that line of the screen that stands, or of a page after it."""
        answer = self.send(self.transcript)
        while label not in answer:
            assert "\n9 " in answer, (label, answer)
            answer = self.press("9")
        (line,) = (line for line in answer.split("\n") if label in line)
        return self.press(line[0])


COPIES = 4


def at_once(runtime: Runtime, transcript: str) -> list[str]:
    """The answers to copies of one call that arrive together; all before it was sent once."""
    if transcript:
        Caller(runtime).dial()
        Caller(runtime).send(transcript.rpartition("*")[0])
    start = Barrier(COPIES)
    answers: list[str] = []

    def copy() -> None:
        with database.connection_context():
            start.wait()
            answers.append(Caller(runtime).send(transcript))

    copies = [Thread(target=copy) for _ in range(COPIES)]
    for thread in copies:
        thread.start()
    for thread in copies:
        thread.join()
    return answers
