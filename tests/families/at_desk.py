"""What waits at the desk, as its pages show it to somebody."""

from typing import Any


def waits(client: Any, kind: str) -> list[Any]:
    """The rows of the page of one kind."""
    page = client.get(f"/families/waiting/{kind}/")
    assert page.status_code == 200, page.status_code
    return list(page.context["rows"])
