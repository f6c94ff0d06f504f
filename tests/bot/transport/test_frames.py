"""Frames come out whole, however the network cuts them."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transport.frames import FramedSocket


def frame(payload: bytes) -> bytes:
    size = len(payload)
    if size < 126:
        return bytes([0x81, size]) + payload
    if size < 65536:
        return struct.pack("!BBH", 0x81, 126, size) + payload
    return struct.pack("!BBQ", 0x81, 127, size) + payload


@contextmanager
def a_line() -> Iterator[tuple[socket.socket, FramedSocket]]:
    """The far end, and ours, which waits for nothing."""
    far, near = socket.socketpair()
    with far, near:
        near.setblocking(False)
        far.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
        yield far, FramedSocket(near)


def read(line: FramedSocket) -> list[bytes]:
    """What has come whole so far."""
    taken = []
    while True:
        try:
            taken.append(line.recv(4096))
        except BlockingIOError:
            return [piece for piece in taken if piece]


PAYLOADS = st.lists(st.one_of(st.binary(max_size=200), st.integers(65530, 65540).map(bytes)), max_size=3)


@given(PAYLOADS, st.lists(st.integers(1, 5000), max_size=12))
def test_nothing_is_lost_or_cut_wherever_the_network_cuts(payloads: list[bytes], cuts: list[int]) -> None:
    sent, taken, start = b"\n" + b"".join(map(frame, payloads)), [], 0
    with a_line() as (far, near):
        for cut in [*cuts, len(sent)]:
            far.sendall(sent[start : start + cut])
            start += cut
            taken += read(near)
    assert taken == [frame(payload) for payload in payloads]


def test_the_end_of_the_line_is_an_error_and_no_silence() -> None:
    with a_line() as (far, near):
        far.close()
        with pytest.raises(ConnectionResetError):
            near.recv(100)


def test_after_an_empty_frame_there_is_nothing_more_of_it() -> None:
    with a_line() as (far, near):
        far.sendall(frame(b"") + frame(b"hej"))
        assert [near.recv(100) for _ in range(3)] == [frame(b""), b"", frame(b"hej")]
