"""A graph store on this machine, for tests: the protocol, log-ins, and faults to order."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

GRAPHS = "/store"
QUERIES = "/query"
NO_DEFAULT = b"the endpoint is not configured to have default graph"


@dataclass
class GraphServer:
    """What a server does, and what it was asked.

    Attributes:
        login: "", "basic" or "digest"; the user is "ada" and the password "s3cret".
        has_default: Does it have a default graph?
        faults: Status codes to answer with, in turn, before anything is done; 0 drops the connection.
        spares: How many requests pass before the faults begin.
        loses: Does it silently lose a triple of each graph?
        page: Does it answer everything with a page, as a web site does?
        store: What it holds.
        requests: Method and target of each request.
        secrets: The `Authorization` headers that it was sent.
    """

    login: str = ""
    has_default: bool = True
    faults: list[int] = field(default_factory=list)
    spares: int = 1
    loses: bool = False
    page: bool = False
    store: ox.Store = field(default_factory=ox.Store)
    requests: list[tuple[str, str]] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    address: str = ""

    @property
    def graphs(self) -> str:
        return self.address + GRAPHS

    @property
    def queries(self) -> str:
        return self.address + QUERIES

    def may_enter(self, method: str, header: str) -> bool:
        if header:
            self.secrets.append(header)
        if self.login == "basic":
            return header == "Basic " + b64encode(b"ada:s3cret").decode()
        if self.login == "digest":
            given = dict(re.findall(r'(\w+)="?([^",]+)"?', header))
            return bool(given) and given.get("response") == _digest(method, given)
        return True


def _digest(method: str, given: dict[str, str]) -> str:
    def md5(text: str) -> str:
        return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()

    secret, what = md5("ada:graphs:s3cret"), md5(f"{method}:{given['uri']}")
    return md5(":".join([secret, given["nonce"], given["nc"], given["cnonce"], given["qop"], what]))


@contextmanager
def serving(server: GraphServer) -> Iterator[GraphServer]:
    """Run a server on a free port of this machine until the end of the block."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"graph_server": server}))
    server.address = f"http://127.0.0.1:{http.server_port}"
    thread = Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    graph_server: GraphServer

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def handle_any(self) -> None:
        server = self.graph_server
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        server.requests.append((self.command, self.path))
        if server.faults and len(server.requests) > server.spares:
            fault = server.faults.pop(0)
            return self.close() if fault == 0 else self.answer(fault, b"<h1>Fault</h1><p>by order</p>")
        if not server.may_enter(self.command, self.headers.get("authorization", "")):
            challenge = 'Digest realm="graphs", nonce="abc", qop="auth", algorithm=MD5'
            asked = challenge if server.login == "digest" else 'Basic realm="graphs"'
            return self.answer(401, b"", {"WWW-Authenticate": asked})
        if server.page:
            return self.answer(200, b"<html>Welcome</html>", {"Content-Type": "text/html"})
        path = urlsplit(self.path).path
        if path == GRAPHS:
            return self.graph(body)
        if path == QUERIES:
            return self.query(body)
        return self.answer(404 if self.command == "GET" else 405, b"")

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Give `do_GET` and its like."""
        if name in {"do_GET", "do_PUT", "do_POST", "do_DELETE"}:
            return self.handle_any
        raise AttributeError(name)

    def graph(self, body: bytes) -> None:
        server = self.graph_server
        names = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        if "default" in names and not server.has_default:
            return self.answer(500, NO_DEFAULT)
        graph = ox.NamedNode(names["graph"][0]) if "graph" in names else ox.DefaultGraph()
        there = any(True for _ in server.store.quads_for_pattern(None, None, None, graph))
        if self.command == "GET":
            content = server.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
            return self.answer(200 if there else 404, content, {"Content-Type": "application/n-triples"})
        if self.command in {"PUT", "DELETE"}:
            server.store.clear_graph(graph)
        if self.command == "DELETE":
            return self.answer(204 if there else 404, b"")
        lines = body.splitlines(keepends=True)
        kept = b"".join(lines[1:] if server.loses else lines)
        server.store.load(kept, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
        return self.answer(204 if there else 201, b"")

    def query(self, body: bytes) -> None:
        results = self.graph_server.store.query(parse_qs(body.decode())["query"][0])
        assert isinstance(results, ox.QuerySolutions)
        content = results.serialize(format=ox.QueryResultsFormat.JSON) or b""
        self.answer(200, content, {"Content-Type": "application/sparql-results+json"})

    def answer(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if 300 <= status < 400:
            self.send_header("Location", "https://elsewhere.example/store")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def close(self) -> None:
        self.close_connection = True
        self.connection.close()
