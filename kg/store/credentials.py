"""Proving to a server who is asking, without showing the password to anyone else."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Final

import httpx

from kg.errors import UserError

__all__ = ["SCHEMES", "Credentials"]

SCHEMES: Final = ("auto", "digest", "basic", "none")
"""How to log in: as the server asks, by a fixed scheme, or not at all."""


@dataclass(frozen=True)
class Credentials:
    """A user's name and password.

    Attributes:
        user: The name; "" for nobody.
        password: The password; it is never printed.
        scheme: One of `SCHEMES`.
    """

    user: str = ""
    password: str = field(default="", repr=False)
    scheme: str = "auto"

    @classmethod
    def given(
        cls,
        user: str | None,
        password: str | None,
        scheme: str = "auto",
        environment: Mapping[str, str] = os.environ,
    ) -> Credentials:
        """Take what the user gave, and the rest from `ENTENTE_USER` and `ENTENTE_PASSWORD`.

        Args:
            user: Name, or None.
            password: Password, or None.
            scheme: One of `SCHEMES`.
            environment: The environment variables.

        Raises:
            UserError: There is no such scheme, or it needs a name and none is given.
        """
        if scheme not in SCHEMES:
            raise UserError(f"no way {scheme!r} to log in: choose one of {', '.join(SCHEMES)}")
        name = user if user is not None else environment.get("ENTENTE_USER", "")
        secret = password if password is not None else environment.get("ENTENTE_PASSWORD", "")
        if scheme in {"digest", "basic"} and not name:
            raise UserError(f"to log in by {scheme}, give a user with --user or in ENTENTE_USER")
        return cls(name, secret, scheme)

    def auth(self) -> httpx.Auth | None:
        """Give what httpx needs; None where nobody logs in."""
        if self.scheme == "none" or not self.user:
            return None
        if self.scheme == "digest":
            return httpx.DigestAuth(self.user, self.password)
        if self.scheme == "basic":
            return httpx.BasicAuth(self.user, self.password)
        return _AsAsked(self)


class _AsAsked(httpx.Auth):
    """Logs in when the server asks for it, in the way that it asks for.

    Args:
        credentials: Name and password.
    """

    requires_response_body = False

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            self._chosen = self._choice(request.url, response)
        yield from self._chosen.auth_flow(request)

    def _choice(self, url: httpx.URL, response: httpx.Response) -> httpx.Auth:
        asked = " ".join(response.headers.get_list("www-authenticate")).casefold()
        if "digest" in asked:
            return httpx.DigestAuth(self._credentials.user, self._credentials.password)
        if "basic" not in asked:
            raise UserError(f"{url.host} asks for a log-in that is neither digest nor basic")
        if url.scheme != "https" and not _is_this_machine(url.host):
            raise UserError(f"{url.host} wants the password in clear text: use https, or --auth basic")
        return httpx.BasicAuth(self._credentials.user, self._credentials.password)


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
