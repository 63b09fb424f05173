"""The worker ends after some papers; whoever asks next gets a new one and notices nothing."""

from facilitate.papers.pdf import Press
from facilitate.papers.worker import PAPERS


def test_more_papers_than_one_worker_makes_come_out_one_after_the_other() -> None:
    press = Press()

    made = [press(f"<html lang=en><title>{n}</title><p>{n}").pages for n in range(PAPERS + 2)]
    press.close()

    assert made == [1] * (PAPERS + 2)
