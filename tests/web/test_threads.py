"""Real threads: what waits for a database lets everybody else go on, and is given up in the end."""

import threading

import gevent
import pytest

from facilitate.web.threads import in_threads


def test_work_runs_in_a_thread_of_its_own_and_its_answer_and_faults_come_back() -> None:
    run = in_threads(1)

    assert run(threading.get_ident) != threading.get_ident()
    with pytest.raises(ZeroDivisionError):
        run(lambda: 1 / 0)


def test_others_go_on_while_it_waits() -> None:
    run, done = in_threads(1), threading.Event()
    gevent.spawn_later(0.01, done.set)

    assert run(lambda: done.wait(10))


def test_a_database_that_does_not_answer_is_given_up_also_by_whoever_waits_for_a_thread() -> None:
    run, done = in_threads(1, 0.05), threading.Event()
    try:
        for _ in range(3):
            with pytest.raises(TimeoutError):
                run(lambda: done.wait(10))
    finally:
        done.set()


def test_a_fault_is_told_to_whoever_waits_and_not_to_stderr_which_may_lie_on_a_full_disk(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(ZeroDivisionError):
        in_threads(1)(lambda: 1 / 0)

    assert capsys.readouterr().err == ""
