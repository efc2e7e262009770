"""A client of the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

import re
import time
from types import TracebackType
from typing import Final

import httpx
import pyoxigraph as ox

from kg.errors import UserError
from kg.store.credentials import Credentials

__all__ = ["GraphStore", "NoDefaultGraph"]

_N_TRIPLES: Final = "application/n-triples"
_TRANSIENT: Final = frozenset({429, 502, 503, 504})
PAUSES: Final[tuple[float, ...]] = (0.5, 2, 5)
"""Seconds to wait before each new try after a fault that can pass."""

_HINT: Final = (
    "Virtuoso's graph store is at /sparql-graph-crud-auth, Fuseki's at /DATASET/data, Oxigraph's at /store"
)
_REASONS: Final = {
    401: "the user or the password is wrong, or none is given (--user, or ENTENTE_USER and ENTENTE_PASSWORD)",
    403: "this user may not write there",
    404: f"there is no graph store at this address; {_HINT}",
    405: f"this address takes no graphs; {_HINT}",
    413: "the server takes no requests of this size: raise its limit, or give a smaller --chunk",
    415: "the server does not read N-Triples",
    501: f"this address takes no graphs; {_HINT}",
    507: "the server has no room left",
}


class NoDefaultGraph(Exception):  # noqa: N818 - an answer of the server, that the caller has a way round
    """The server has no default graph that can be written."""


class GraphStore:
    """A store of graphs behind an address.

    Args:
        endpoint: Address of the graph store; a name and a password in it are taken out.
        credentials: Who asks.
        timeout: Seconds to wait for an answer to one request.

    Raises:
        UserError: The address is none.
    """

    def __init__(
        self,
        endpoint: str,
        credentials: Credentials,
        *,
        timeout: float = 600,
    ) -> None:
        self._url, credentials = _address(endpoint, credentials)
        self._reached = False
        self._client = httpx.Client(
            auth=credentials.auth(),
            timeout=httpx.Timeout(timeout, connect=min(timeout, 20)),
            # Virtuoso leaves the body of what it refuses unread, and takes it for the next request.
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    def __enter__(self) -> GraphStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @property
    def address(self) -> str:
        """The address, without name and password."""
        return str(self._url)

    def probe(self, graph: str) -> None:
        """Ask for a graph that does not exist, to learn early whether the address and the user are right.

        Args:
            graph: IRI of such a graph.

        Raises:
            UserError: They are not.
        """
        response = self._request("GET", graph, timeout=30)
        kind = response.headers.get("content-type", "")
        if response.status_code == httpx.codes.NOT_FOUND:
            return
        self._demand_success(response)
        if kind.startswith("text/html"):
            raise UserError(f"{self.address} answers with a page, so it is no graph store; {_HINT}")

    def put(self, graph: str | None, content: bytes) -> None:
        """Put a graph in the place of the one that is there.

        Args:
            graph: Its IRI; None for the default graph.
            content: N-Triples.

        Raises:
            NoDefaultGraph: `graph` is None, and the server has none to write to.
            UserError: The server does not take it.
        """
        self._demand_success(self._request("PUT", graph, content), graph)

    def post(self, graph: str | None, content: bytes) -> None:
        """Add triples to a graph; see `put`."""
        self._demand_success(self._request("POST", graph, content), graph)

    def get(self, graph: str | None) -> list[ox.Triple]:
        """Give the triples of a graph; none where there is no such graph.

        Args:
            graph: Its IRI; None for the default graph.

        Raises:
            UserError: The server does not give it.
        """
        response = self._request("GET", graph)
        if response.status_code == httpx.codes.NOT_FOUND:
            return []
        self._demand_success(response, graph)
        try:
            return [quad.triple for quad in ox.parse(response.content, format=ox.RdfFormat.N_TRIPLES)]
        except SyntaxError as error:
            raise UserError(f"{self.address} did not answer in N-Triples: {error}") from error

    def delete(self, graph: str) -> None:
        """Delete a graph, if it is there."""
        response = self._request("DELETE", graph)
        if response.status_code != httpx.codes.NOT_FOUND:
            self._demand_success(response, graph)

    def select(self, endpoint: str, sparql: str) -> list[str]:
        """Ask a query of one variable; name and password go along only to the server of the graph store.

        Args:
            endpoint: Where the server answers queries.
            sparql: A SELECT query.

        Returns:
            The values that it found.

        Raises:
            UserError: It does not answer.
        """
        url, _ = _address(endpoint, Credentials())
        same = (url.scheme, url.host, url.port) == (self._url.scheme, self._url.host, self._url.port)
        try:
            response = self._client.post(
                url,
                data={"query": sparql},
                headers={"Accept": "application/sparql-results+json"},
                auth=httpx.USE_CLIENT_DEFAULT if same else httpx.Auth(),  # the latter adds nothing
            )
            results = ox.parse_query_results(response.content, format=ox.QueryResultsFormat.JSON)
        except (httpx.TransportError, SyntaxError) as error:
            raise UserError(f"{url} does not answer queries: {' '.join(str(error).split())}") from error
        if not response.is_success or not isinstance(results, ox.QuerySolutions):
            raise UserError(f"{url} does not answer queries: {response.status_code}, {_said(response)}")
        return [term.value for row in results for term in row if isinstance(term, ox.NamedNode)]

    def _request(
        self, method: str, graph: str | None, content: bytes | None = None, timeout: float | None = None
    ) -> httpx.Response:
        """Send a request, again after faults that can pass; each of them may be sent twice without harm."""
        query = {"graph": graph} if graph is not None else {"default": ""}
        headers = {"Accept": _N_TRIPLES} if method == "GET" else {"Content-Type": _N_TRIPLES}
        request = self._client.build_request(
            method,
            self._url.copy_merge_params(query),
            content=content,
            headers=headers,
            timeout=timeout if timeout is not None else httpx.USE_CLIENT_DEFAULT,
        )
        for pause in (*PAUSES, None):
            try:
                response = self._client.send(request)
            except httpx.TransportError as error:
                if pause is None or not self._reached:
                    raise UserError(self._unreachable(error)) from error
            else:
                self._reached = True
                if pause is None or response.status_code not in _TRANSIENT:
                    return response
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _unreachable(self, error: httpx.TransportError) -> str:
        if isinstance(error, httpx.TimeoutException):
            return f"{self.address} did not answer in time; is it a graph store? {_HINT}"
        detail = " ".join(str(error).split()) or type(error).__name__
        return f"{self.address} cannot be reached: {detail}"

    def _demand_success(self, response: httpx.Response, graph: str | None = "") -> None:
        if response.is_success:
            return
        said = _said(response)
        if graph is None and response.status_code >= 400 and re.search(r"default graph|\"default\"", said):
            raise NoDefaultGraph(said)
        if response.is_redirect:
            moved = response.headers.get("location", "elsewhere")
            raise UserError(f"{self.address} has moved to {moved}: give that address")
        what = {None: "the default graph", "": "the request"}.get(graph, f"<{graph}>")
        reason = _REASONS.get(response.status_code) or said or response.reason_phrase
        hint = f"; {_HINT}" if graph == "" and response.status_code == httpx.codes.BAD_REQUEST else ""
        raise UserError(f"{self.address} refused {what}: {response.status_code}, {reason}{hint}")


def _address(endpoint: str, credentials: Credentials) -> tuple[httpx.URL, Credentials]:
    """Take the name and the password out of an address."""
    try:
        url = httpx.URL(endpoint)
    except httpx.InvalidURL as error:
        raise UserError(f"{endpoint!r} is no address: {error}") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise UserError(f"{endpoint!r} is no address: it begins with http:// or https:// and names a server")
    if url.userinfo:
        user, password = credentials.user or url.username, credentials.password or url.password
        credentials = Credentials(user, password, credentials.scheme)
        url = url.copy_with(username=None, password=None)
    return url, credentials


def _said(response: httpx.Response) -> str:
    """Give the gist of what a server says of an error: the end of its text, without mark-up."""
    text = re.sub(
        r"<(?:title|style|script)\b.*?</(?:title|style|script)>|<[^<>]*>", " ", response.text, flags=re.S
    )
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[-300:]
