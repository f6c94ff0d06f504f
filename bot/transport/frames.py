"""A web socket read one whole frame at a time (RFC 6455, section 5.2).

The built-in client forgets the frame it has begun when the rest is late, recurses once a piece of a big one, asks for
more after a frame of two bytes, and takes the end of the line for silence: it then spins until its pings are missed,
twelve seconds later. Behind this it is given one whole frame at a time, and the end as the error it is.
"""

from __future__ import annotations

import socket

EMPTY_FRAME = 2
TWO_BYTE_LENGTH, EIGHT_BYTE_LENGTH = 126, 127


class FramedSocket:
    """A connected socket, plain or TLS, that keeps the beginning of a frame until its end has come."""

    def __init__(self, wire: socket.socket) -> None:
        self._wire = wire
        self._held = bytearray()
        self._asks_again = False
        self.send = wire.send
        self.sendall = wire.sendall
        self.close = wire.close

    def recv(self, size: int) -> bytes:
        """One frame. Raises TimeoutError when none has come whole, ConnectionResetError when the line has ended."""
        if self._asks_again:  # the client takes an empty frame for half of one
            self._asks_again = False
            return b""
        while (end := frame_end(self._held)) > len(self._held):
            self._take(self._wire.recv(size))
        frame = bytes(self._held[:end])
        del self._held[:end]
        self._asks_again = end <= EMPTY_FRAME
        return frame

    def _take(self, piece: bytes) -> None:
        if not piece:
            raise ConnectionResetError("the other side has hung up")
        self._held += piece
        if self._held.startswith(b"\n"):  # what the client left of the handshake; no frame begins so
            del self._held[:1]


def frame_end(held: bytes | bytearray) -> int:
    """How many bytes the frame at the start takes; more than there are when that cannot be said yet."""
    body = 2
    if body > len(held):
        return body
    length = held[1] & 0x7F
    if length >= TWO_BYTE_LENGTH:
        size = 8 if length == EIGHT_BYTE_LENGTH else 2
        length = int.from_bytes(held[body : body + size])
        body += size
    if held[1] & 0x80:
        body += 4  # the mask
    return body + length
