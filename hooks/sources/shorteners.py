"""Short addresses that hide where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

SHORTENERS = (
    "adf.ly",
    "amzn.to",
    "bit.do",
    "bit.ly",
    "bitly.com",
    "buff.ly",
    "cutt.ly",
    "cutt.us",
    "fb.me",
    "goo.gl",
    "is.gd",
    "j.mp",
    "lnkd.in",
    "ow.ly",
    "qr.ae",
    "rb.gy",
    "rebrand.ly",
    "s.id",
    "shope.ee",
    "shorturl.asia",
    "shorturl.at",
    "soo.gd",
    "t.co",
    "t.ly",
    "tiny.cc",
    "tinyurl.com",
    "v.gd",
    "vm.tiktok.com",
    "vt.tiktok.com",
    "wp.me",
    "zaloapp.com",
)
_HOST = re.compile(
    rf"(?<![\w.-])(?:{'|'.join(re.escape(host) for host in SHORTENERS)})(?=[/?#:]\S)", re.I
)
_SUBDOMAIN = re.compile(
    rf"https?://(?:[\w-]+\.)+(?P<host>{'|'.join(re.escape(host) for host in SHORTENERS)})(?![\w.-])",
    re.I,
)


def shorteners_in(text: str) -> Iterator[str]:
    """The shorteners whose addresses stand in a text, with or without https://."""
    lower = text.lower()
    if not any(host in lower for host in SHORTENERS):
        return
    for match in _HOST.finditer(text):
        yield match[0].lower()
    for match in _SUBDOMAIN.finditer(text):
        yield match["host"].lower()
