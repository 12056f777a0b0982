"""Nothing here opens a network socket, and what is brought in must not either."""

import contextlib
import socket
import sys
from collections.abc import Iterator

_NETWORK = frozenset(
    {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}
)


@contextlib.contextmanager
def without_probing() -> Iterator[None]:
    """Import within this what brings urllib3 in: on import, it binds a socket to learn whether there is IPv6."""
    known = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        yield
    finally:
        socket.has_ipv6 = known


def refuse_network() -> None:
    """Refuse this process every network call from now on; there is no way back."""
    socket.has_ipv6 = False
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _NETWORK:
        raise PermissionError(f"no network in this process: {event}")
