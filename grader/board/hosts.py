"""Tell requests that are meant for this server from those that a foreign page has led here.

A page from elsewhere can have its own name resolved to this machine, and would then read what is served; the
name that the browser asked for is still that page's. Addresses in numbers cannot be led astray.
"""

from __future__ import annotations

import ipaddress
import re

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:.]+\]|[^\[\]:@/?#\s]+)(?::\d{1,5})?")


def is_loopback(host: str) -> bool:
    """Tell whether a server that listens there is reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_meant(header: str, own: frozenset[str], *, addresses: bool) -> bool:
    """Tell whether a Host header names this server: by a name of its `own`, or by an address, if `addresses`.

    The port does not matter: a tunnel may have another one.
    """
    match = _HOST.fullmatch(header)
    if match is None:
        return False
    name = match["name"].strip("[]").rstrip(".").lower()
    return name in LOOPBACK or name in own or (addresses and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
