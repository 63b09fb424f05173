"""The other processes of the house: where several share the database they ring each other, and tell of their phones and of themselves."""

from __future__ import annotations

from collections.abc import Callable

from facilitate.service.doorbell import Doorbell
from facilitate.service.mailbox import InWriter
from facilitate.service.relay import Relay
from facilitate.web.presence import Presence
from facilitate.web.pulses import Pulses
from facilitate.web.services import Services


def join_others(services: Services, in_log: InWriter, pulses: Pulses) -> Callable[[], None]:
    """Ring and be rung for, tell and be told whose phones are connected and how each process is; nothing where this one is alone.
    What ends it again, when all was said. Raises ValueError, with a word for people, where the Redis given is open to everybody."""
    if not services.config.shared:
        return lambda: None
    relay = Relay(services.config.redis)
    bell = Doorbell(services.door, services.store, in_log, relay)
    services.crowd.others = Presence(services.crowd, relay, services.clock, services.later)
    pulses.join(relay, services.later)
    relay.start()
    bell.start()

    def leave() -> None:
        bell.stop()
        relay.stop()

    return leave
