"""Every shipped scenario as its people's phones are told of it: at each place where it stands there is something to read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.held import SCENARIOS, moments

Phone = Callable[..., Page]
SHOWN = """async ({put, me, now, to}) => {
  localStorage.clear();
  tell('patch', {from: 0, to, now, put});
  tell('me', me);
  for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame);
  const text = document.querySelector('#app').innerText;
  const wide = [...document.querySelectorAll('#app *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.sheet'));
  return {title: document.querySelector('h1')?.innerText || '', broken: /undefined|NaN|\\[object/.test(text), wide: wide.length};
}"""


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_phone_follows_the_whole_meeting(
    phone: Phone, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = phone("yesno")
    found: list[tuple[str, Any]] = []

    for n, moment in enumerate(moments(name, tmp_path, monkeypatch)):
        found.append((moment["name"], page.evaluate(SHOWN, {**moment, "to": 1000 + n})))

    assert len(found) > 2
    assert [one for one in found if not one[1]["title"] or one[1]["broken"] or one[1]["wide"]] == []
