"""Which addresses Telegram takes in links and buttons, and how it writes them back."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from bot.sandbox.errors import bad_request

SCHEMES = ("http", "https", "tg", "ton", "tonsite")


def checked(url: str, where: str) -> str:
    """The address as Telegram stores it: `http://` added where there is no scheme, `/` where there is no path.

    Raises ApiError (400) in Telegram's words; `where` names the place ("entity", "inline keyboard button").
    """
    address = url.strip()
    problem = ""
    scheme, mark, rest = address.partition("://")
    if not mark:
        scheme, rest = "http", address
    scheme = scheme.lower()
    if scheme in ("tg", "ton", "tonsite"):
        if rest:
            return f"{scheme}://{rest}"
        problem = "Wrong HTTP URL"
    elif scheme not in SCHEMES:
        problem = "Unsupported URL protocol"
    if not problem:
        try:
            parts = urlsplit(f"{scheme}://{rest}")
            host = parts.hostname or ""
        except ValueError:
            problem = "Wrong HTTP URL"
        else:
            if not host:
                problem = "URL host is empty"
            elif ("." not in host and ":" not in host) or any(sign.isspace() for sign in host):
                problem = "Wrong HTTP URL"
            else:
                return urlunsplit((scheme, parts.netloc, parts.path or "/", parts.query, parts.fragment))
    raise bad_request(f"{where} URL '{url}' is invalid: {problem}")
