"""One runtime for all tasks of a worker."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from smsgate.tasks import sending


@pytest.mark.usefixtures("worker")
def test_it_opens_one_runtime_however_many_tasks_ask_at_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        asked = list(pool.map(lambda _: sending.runtime(), range(8)))
    assert len({id(runtime) for runtime in asked}) == 1
    assert asked[0].ring is sending.ring
