"""The closed vocabulary of rule files: every word a rule may choose from, as literal types."""

from typing import Annotated, Literal

from msgspec import Meta

Id = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$")]
Fraction = Annotated[str, Meta(pattern="^[0-9]+/[1-9][0-9]*$")]
Sentence = Annotated[str, Meta(min_length=1)]
Names = Annotated[tuple[str, ...], Meta(min_length=1)]
FromZero = Annotated[int, Meta(ge=0)]
FromOne = Annotated[int, Meta(ge=1)]
Seconds = Annotated[int, Meta(ge=5)]
Length = Annotated[float, Meta(ge=0)]

SettingKind = Literal["text", "texts", "number", "date"]
KeptBy = Literal["system", "host", "people"]
Power = Literal[
    "advance", "grant", "cut", "warn", "extend", "merge", "hide", "schedule", "open_ballot",
    "close_ballot", "check_in", "proxy", "record", "time", "hand_over", "assign_action", "answer",
]  # fmt: skip
BarOf = Literal["cast", "answered", "present", "eligible"]
Weigh = Literal["one", "household", "area"]
QuorumFail = Literal["talk_only", "adjourn"]
Offence = Literal[
    "off_topic", "personal", "motive", "overtime", "interrupt", "no_floor",
    "talk_across", "repeat", "side_talk", "evaluate", "steal_marker", "device",
]  # fmt: skip
Rung = Literal["remind", "warn", "end_turn", "lose_next_turn", "lose_floor", "ask_to_leave"]
CountPer = Literal["turn", "topic", "stage", "meeting"]
Appeal = Literal["none", "vote", "quiet"]
SignalEffect = Literal["queue", "queue_front", "pause_turn", "tally", "call_host", "none"]
MotionClass = Literal["main", "subsidiary", "privileged", "incidental", "bring_back"]
MotionVote = Literal["majority", "two_thirds", "chair", "none", "demand"]

FloorMode = Literal["queue", "round", "free", "seats", "report", "none"]
Grant = Literal["auto", "host", "chair_of_space"]
OrderKey = Literal[
    "first_come", "not_spoken_first", "fewest_turns", "least_time", "new_voice", "alternate_stance",
    "alternate_group", "quiet_group_first", "mover_first", "seat_order", "group_order", "random",
]  # fmt: skip
Order = Annotated[tuple[OrderKey, ...], Meta(min_length=1)]
Per = Literal["topic", "stage", "meeting"]
StanceNeed = Literal["none", "optional", "required"]
Address = Literal["chair", "all"]
AtLimit = Literal["cut", "warn", "soft"]
ExtendBy = Literal["host", "consent", "majority", "two_thirds"]
Marker = Literal["none", "talking_stick", "hat"]
Interrupt = Literal["order", "privilege", "clarify", "info", "appeal"]

WriteKind = Literal[
    "topic", "motion", "idea", "need", "comment", "question", "answer", "report", "offer",
    "action", "note",
]  # fmt: skip
NameShown = Literal["shown", "group_only", "hidden", "choice"]
Reveal = Literal["now", "on_close", "by_host"]
Media = Literal["text", "voice", "photo", "drawing", "paper"]

BallotType = Literal["yesno", "pick", "dots", "rank", "score", "grade", "consent", "budget"]
Ask = Literal["for", "against", "abstain"]
Count = Literal["sum", "mean", "median", "borda", "irv", "schulze", "greedy", "equal_shares", "mixed"]
Where = Literal["room", "online"]
Secrecy = Literal["open", "named", "secret"]
Tie = Literal["fail", "repeat", "draw", "host", "include"]
Change = Literal["until_close", "never"]
Show = Literal["live", "on_close"]

PlaceInLife = Literal["before", "during", "after"]
Pass = Literal["first", "last"]
SpaceKind = Literal["plenary", "tables", "grid", "ring", "pairs", "online", "none"]
Verb = Literal[
    "speak", "write", "comment", "react", "second", "amend", "vote", "sign_up", "move", "report",
    "offer", "pledge", "grade", "question", "answer", "edit", "confirm",
]  # fmt: skip
MovePolicy = Literal["free", "rotate", "new_faces", "fixed", "swap_ring"]
EachOrder = Literal["submitted", "votes", "host", "agenda", "random"]
SelectBy = Literal["votes", "score", "host", "priority", "consent"]
SelectTies = Literal["include", "draw", "host", "repeat"]
AssignBy = Literal["sign_up", "random", "mix_groups", "same_group", "host"]
PlaceBy = Literal["proposer", "host", "auto"]
Check = Literal["quorum", "groups", "consent", "roles"]
End = Literal["timer", "host", "queue_empty", "used_up", "all_spoken", "all_done", "ballot_closed", "date"]
Ends = Annotated[tuple[End, ...], Meta(min_length=1)]
Output = Literal[
    "record", "minutes", "resolutions", "commitments", "actions", "sign_in", "needs_report",
    "need_cards", "ranking", "session_reports", "harvest", "action_groups", "idea_book", "awards",
    "budget_result", "verdict", "public_notice", "participation", "feedback_form", "handover",
]  # fmt: skip
