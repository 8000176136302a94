"""What a measurement of publishing is given: the running application, and how often to ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import psutil

from tests.bench.browser import Browser


@dataclass(frozen=True)
class Site:
    """A running application that holds so many releases; `environment` is for management commands beside it."""

    port: int
    secret: str  # the password of every demo login
    running: Sequence[psutil.Process]  # all parts of it, for what they use
    environment: Mapping[str, str]
    records: int
    times: int  # requests for each figure

    def browser(self, username: str) -> Browser:
        """Somebody who is signed in."""
        browser = Browser(self.port)
        browser.sign_in(username, self.secret)
        return browser
