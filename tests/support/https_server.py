"""A git server on loopback that speaks https: open to everybody, or with a password.

The key and certificate beside this file are for this one test server and nothing else.
"""

import base64
import os
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PEM = Path(__file__).with_name("loopback.pem")
PASSWORD = "SECRET"
_ASKED = f"Basic {base64.b64encode(f'sam:{PASSWORD}'.encode()).decode()}"


class Server:
    """What the server is told, and what it was asked."""

    def __init__(self, root: Path, *, is_public: bool) -> None:
        self.root = root
        self.is_public = is_public
        self.is_busy = False  # for whoever does not say who asks
        self.asked: list[tuple[str, str | None]] = []
        self.port = 0

    @property
    def url(self) -> str:
        """The address of the repository ``server.git``."""
        return f"https://127.0.0.1:{self.port}/server.git"


@contextmanager
def serving(root: Path, *, is_public: bool) -> Iterator[Server]:
    """Serve the repositories below ``root`` until the block ends."""
    server = Server(root, is_public=is_public)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self._answer()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _answer(self) -> None:
            who = self.headers.get("Authorization")
            server.asked.append((self.path, who))
            if server.is_busy and who != _ASKED:
                self.send_response(429)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if not server.is_public and who != _ASKED:
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="notes"')
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            status, headers, body = _from_git(self, server.root)
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    http.socket = context.wrap_socket(http.socket, server_side=True)
    server.port = http.server_address[1]
    thread = threading.Thread(target=http.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def _from_git(
    request: BaseHTTPRequestHandler, root: Path
) -> tuple[int, list[tuple[str, str]], bytes]:
    """Let git's own server answer."""
    path, _, query = request.path.partition("?")
    length = request.headers.get("Content-Length")
    chunked = "chunked" in (request.headers.get("Transfer-Encoding") or "")
    body = _chunks(request) if chunked else request.rfile.read(int(length or 0))
    done = subprocess.run(
        ["git", "-c", "http.receivepack=true", "http-backend"],
        input=body,
        env={
            "PATH": os.environ["PATH"],
            "GIT_PROJECT_ROOT": str(root),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REQUEST_METHOD": request.command,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "CONTENT_TYPE": request.headers.get("Content-Type") or "",
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_CONTENT_ENCODING": request.headers.get("Content-Encoding") or "",
            "REMOTE_USER": "sam",
            "GIT_PROTOCOL": request.headers.get("Git-Protocol") or "",
        },
        check=True,
        capture_output=True,
    ).stdout
    head, _, content = done.partition(b"\r\n\r\n")
    pairs = [line.split(": ", 1) for line in head.decode().split("\r\n")]
    status = next((value for name, value in pairs if name == "Status"), "200 OK")
    headers = [(name, value) for name, value in pairs if name != "Status"]
    return int(status.split()[0]), headers, content


def _chunks(request: BaseHTTPRequestHandler) -> bytes:
    found = b""
    while size := int(request.rfile.readline(), 16):
        found += request.rfile.read(size)
        request.rfile.readline()
    request.rfile.readline()
    return found
