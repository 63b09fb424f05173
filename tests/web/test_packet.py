"""What phones say that they never should: each is an act without shape, answered in words, without a trace."""

from typing import Any

import msgspec
import pytest
from socketio.packet import ACK, CONNECT, DISCONNECT, EVENT

from facilitate.web import wirejson
from facilitate.web.packet import PhonePacket, WirePacket


class Read(PhonePacket):
    json = wirejson


class Written(WirePacket):
    json = wirejson


def read(words: str) -> Read:
    return Read(encoded_packet=words)


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ('27["act",{nope', 7),
        ('27["act",{"args":NaN}]', 7),
        ("27" + "[" * 20_000 + "]" * 20_000, 7),
        ('27["connect",{"facilitate.identity":{}}]', 7),
        ('27["disconnect"]', 7),
        ('27["act",1,2,3]', 7),
        ('27["nobody knows this"]', 7),
        ("27[[]]", 7),
        ("27{}", 7),
        ("27", 7),
        ("2", None),
        ("2" + "9" * 200 + '["clock",{}]', None),
        ('51-["act",{"_placeholder":true,"num":0}]', None),
        ('4{"message":"no"}', None),
        ("x", None),
    ],
)
def test_what_is_none_of_ours_becomes_an_act_without_shape(words: str, id: int | None) -> None:
    packet = read(words)

    assert (packet.packet_type, packet.data) == (EVENT, ["act", None])
    assert packet.attachment_count == 0
    assert id is None or packet.id == id, "so that whoever waits for an answer gets one"


def test_what_is_ours_is_read_as_it_was_said() -> None:
    act = read('23["act",{"verb":"hand","op":"o","args":{}}]')

    assert (act.packet_type, act.id, act.data) == (EVENT, 3, ["act", {"verb": "hand", "op": "o", "args": {}}])
    assert read('2["clock",{"t":1}]').data == ["clock", {"t": 1}]
    assert read("0").packet_type == CONNECT
    assert read("1").packet_type == DISCONNECT


@pytest.mark.parametrize(
    ("kind", "data", "id", "namespace"),
    [
        (CONNECT, {"sid": "x"}, None, "/"),
        (DISCONNECT, None, None, "/"),
        (EVENT, ["patch", {"put": msgspec.Raw('{"title":"路灯"}'.encode())}], None, "/"),
        (ACK, [{"ok": True, "seq": 3}], 12, "/"),
        (ACK, [], 0, "/elsewhere"),
    ],
)
def test_what_goes_out_as_bytes_is_what_would_have_gone_as_text(
    kind: int, data: Any, id: int | None, namespace: str
) -> None:
    packet = Written(kind, data=data, id=id, namespace=namespace)

    assert packet.encode() == Read(kind, data=data, id=id, namespace=namespace).encode().encode()
    assert packet.data == data
