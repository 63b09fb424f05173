"""One message to one place, whatever kind of place it is."""

from __future__ import annotations

from collections.abc import Sequence

import gevent
import msgspec

from facilitate.register.promises.hooks import Hook, Secret
from facilitate.register.promises.reminders import Reminder
from facilitate.register.promises.reminders_words import line, title
from facilitate.web.reminding.faults import NotSent
from facilitate.web.reminding.formats import Message, parcel, refused
from facilitate.web.reminding.mail import mail
from facilitate.web.reminding.post import post

LONGEST = 30
"""Seconds after which a receiver that dribbles is given up."""
TRIAL = {
    "zh": ("提醒试一试", "收到这一条，就说明设置好了。每天早上有到日子的事，会发到这里。"),
    "en": ("A trial of the reminders", "If you read this, all is set. What is due will be sent here in the morning."),
}


def send(hook: Hook, secret: Secret, message: Message, now: int) -> str:
    """What the receiver answered; `now` in server ms. Raises NotSent."""
    if not secret.address:
        raise NotSent("no_secret")
    with gevent.Timeout(LONGEST, NotSent("timeout")):
        if hook.kind == "mail":
            return mail(hook.server, secret.secret, hook.address, message, hook.near)
        answer = post(parcel(hook.kind, secret.address, secret.secret, message, now), hook.near)
    told = f"{answer.status} {answer.text.strip()}".strip()
    if refused(hook.kind, answer.status, answer.text):
        raise NotSent("refused", told)
    return told


def reminding(reminders: Sequence[Reminder], lang: str, link: str) -> Message:
    """What is to be done, in words of that language, and for programs."""
    head = {"zh": "议事提醒：", "en": "Promises: "}[lang] + title(reminders, lang)
    facts = tuple(msgspec.to_builtins(each) for each in reminders)
    return Message(head, tuple(line(each, lang) for each in reminders), link, lang, facts)


def trial(lang: str, link: str) -> Message:
    """A message that only shows that messages arrive."""
    head, words = TRIAL[lang]
    return Message(head, (words,), link, lang)
