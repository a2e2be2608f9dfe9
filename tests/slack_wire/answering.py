"""A bot that acknowledges everything with what a test tells it to."""

import json
from http import HTTPStatus

from tests.slack_wire.http_server import HttpServer, Request, Response


class AnsweringBot:
    """Serves a request URL.

    Attributes:
        answer: What the next acknowledgements carry; None for nothing.
        status: The HTTP status of the next acknowledgements.
        url: The request URL.
    """

    def __init__(self) -> None:
        """Start to serve on a free port."""
        self.answer: object = None
        self.status: int = HTTPStatus.OK
        self._server = HttpServer(self._acknowledge)
        self.url = f"http://127.0.0.1:{self._server.port}/slack/events"

    def close(self) -> None:
        """Stop serving."""
        self._server.close()

    def _acknowledge(self, _request: Request) -> Response:
        body = b"" if self.answer is None else json.dumps(self.answer).encode()
        return Response(self.status, body, {"Content-Type": "application/json"})
