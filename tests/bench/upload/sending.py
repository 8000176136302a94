"""A client that sends a file in parts as static/js/uploads.js does: what came is asked for after each drop."""

import http.client
import time
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

from tests.bench.browser import Browser

PART = 2 * 1024 * 1024  # bytes, the most that the script sends at once
TUS = {"Tus-Resumable": "1.0.0"}


class Sender(Browser):
    """Somebody who is signed in and sends a file."""

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> http.client.HTTPResponse:
        """One request of the protocol on a connection of its own; OSError or HTTPException where the line drops."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            line.request(method, path, body, {**TUS, **said, "Cookie": cookies, "X-CSRFToken": self.token})
            answer = line.getresponse()
            answer.read()
        finally:
            line.close()
        return answer

    def send(self, file: Path, on_drop: Callable[[], None]) -> float:
        """Send all of it; seconds. `on_drop` is told of each drop."""
        size, began, offset = file.stat().st_size, time.monotonic(), 0
        metadata = f"filename {b64encode(file.name.encode()).decode()}"
        begun = self.ask("POST", "/releases/evidence/uploads/", Upload_Length=str(size), Upload_Metadata=metadata)
        address = begun.headers["Location"] or ""
        with file.open("rb") as content:
            while offset < size:
                content.seek(offset)
                try:
                    answer = self.ask(
                        "PATCH", address, content.read(PART), Upload_Offset=str(offset),
                        Content_Type="application/offset+octet-stream",
                    )  # fmt: skip
                except (OSError, http.client.HTTPException):
                    on_drop()
                    answer = self.ask("HEAD", address)
                if answer.status not in (200, 204):
                    answer = self.ask("HEAD", address)
                offset = int(answer.headers["Upload-Offset"])
        return time.monotonic() - began
