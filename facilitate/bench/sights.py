"""What phones have seen: each frame is read once, however many it reaches; which act somebody missed or was told twice."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

MARK = b"~b"
VOTED = b'"voted":'
KEPT = 4096
"""Frames with acts in them that are recognised when the next phone gets them."""
Reader = Callable[[bytes], Iterable[int]]


class Frame:
    """One message of the server: the acts it tells of, how many phones have got it, and when the last one did."""

    __slots__ = ("count", "last", "marks")

    def __init__(self, marks: tuple[int, ...]) -> None:
        self.marks, self.count, self.last = marks, 0, 0.0


class Voice:
    """What one server says: the same bytes are the same frame, for whichever phone."""

    def __init__(self, read: Reader, told: dict[int, list[Frame]]) -> None:
        self._told = told
        self.restart(read)

    def restart(self, read: Reader) -> None:
        """From here on `read` finds the acts."""
        self._read = read
        self._known: dict[bytes, Frame] = {}
        self._latest, self._payload = Frame(()), b""

    def frame(self, payload: bytes) -> Frame:
        """The frame of these bytes."""
        if payload == self._payload:
            return self._latest
        frame = self._known.get(payload) or self._fresh(payload)
        if frame.marks:
            self._latest, self._payload = frame, payload
        return frame

    def _fresh(self, payload: bytes) -> Frame:
        frame = Frame(tuple(self._read(payload)))
        if frame.marks:
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[payload] = frame
            for mark in frame.marks:
                self._told[mark].append(frame)
        return frame


class Ear:
    """What one phone has heard, in order. One that came `late` is told what it missed, and some of it may then come again."""

    __slots__ = ("_frame", "frames", "late", "voice")

    def __init__(self, voice: Voice, late: bool) -> None:
        self.voice, self._frame, self.late = voice, voice.frame, late
        self.frames: list[Frame] = []

    def __call__(self, payload: bytes) -> None:
        frame = self._frame(payload)
        if frame.marks:
            frame.count += 1
            frame.last = time.perf_counter()
            self.frames.append(frame)


class Sights:
    """All ears of a crowd. `reader` makes what finds the acts that a message tells of."""

    def __init__(self, reader: Callable[[], Reader] = lambda: markers) -> None:
        self.ears: list[Ear] = []
        self._reader = reader
        self._told: dict[int, list[Frame]] = defaultdict(list)
        self._voices: dict[int, Voice] = {}

    def ear(self, server: int = 0, late: bool = False) -> Ear:
        """A new phone's ear at the server of that number, or at none known."""
        voice = self._voices.get(server)
        if late or voice is None:
            voice = Voice(self._reader(), self._told)
            if not late:
                self._voices[server] = voice
        ear = Ear(voice, late)
        self.ears.append(ear)
        return ear

    def again(self, ear: Ear) -> Ear:
        """The same phone on a new line: what it has heard stays heard, and what it is told once more counts once."""
        heard, read = {mark for frame in ear.frames for mark in frame.marks}, self._reader()
        new = Ear(Voice(lambda payload: [mark for mark in read(payload) if mark not in heard], self._told), late=True)
        new.frames = ear.frames
        self.ears[self.ears.index(ear)] = new
        return new

    def start(self, reader: Callable[[], Reader]) -> None:
        """From here on its readers find the acts; what was heard before is forgotten."""
        self._reader = reader
        self._told.clear()
        for voice in {ear.voice for ear in self.ears} | set(self._voices.values()):
            voice.restart(reader())
        for ear in self.ears:
            ear.frames.clear()

    def forget(self, ear: Ear) -> None:
        """That phone has gone, and with it what it heard."""
        self.ears.remove(ear)
        for frame in ear.frames:
            frame.count -= 1

    def seen(self, mark: int) -> int:
        """How many phones have been told of this act."""
        return sum(frame.count for frame in self._told.get(mark, ()))

    def last(self, mark: int) -> float | None:
        """When the last phone was told of it; None while one was not."""
        if self.seen(mark) < len(self.ears):
            return None
        return max(frame.last for frame in self._told[mark])

    def faults(self, marks: Sequence[int]) -> tuple[int, int]:
        """(deliveries missing, deliveries doubled), phone by phone."""
        same = Counter((tuple(ear.frames), ear.late) for ear in self.ears)
        missing = doubled = 0
        for (frames, late), phones in same.items():
            times = Counter(mark for frame in frames for mark in frame.marks)
            missing += phones * sum(times[mark] == 0 for mark in marks)
            doubled += 0 if late else phones * sum(max(0, times[mark] - 1) for mark in marks)
        return missing, doubled


def markers(payload: bytes) -> set[int]:
    """The acts whose texts (~b000123~) stand in a message; one that stands in it twice is one."""
    marks, at = set(), payload.find(MARK)
    while at >= 0:
        marks.add(int(payload[at + 2 : at + 8]))
        at = payload.find(MARK, at + 9)
    return marks


class Counted:
    """Reads how many have voted: the first message that says 7 where 5 had been said tells of the 6th and the 7th vote."""

    def __init__(self, ballot: str) -> None:
        self._entity = f'"ballot/{ballot}":'.encode()
        self._told = 0

    def __call__(self, payload: bytes) -> range:
        entity = payload.find(self._entity)
        at = payload.find(VOTED, entity) if entity >= 0 else -1
        if at < 0:
            return range(0)
        digits = payload[at + len(VOTED) : at + len(VOTED) + 9].split(b",")[0].split(b"}")[0]
        before, self._told = self._told, max(self._told, int(digits))
        return range(before + 1, self._told + 1)
