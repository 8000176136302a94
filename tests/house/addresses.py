"""Every address of the site, with the view behind it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from accounts.access import Rule
from accounts.library_views import rule_of_library_view

OURS = ("config.", "accounts.", "casework.", "detainees.", "releases.", "families.")


@dataclass(frozen=True)
class Address:
    """One pattern: its route, its name as templates know it, its view, and the names of what stands in it."""

    route: str
    name: str
    view: Callable[..., Any]
    takes: tuple[str, ...]

    def __str__(self) -> str:
        return self.name or self.route

    @property
    def rule(self) -> Rule | None:
        """The rule by which the middleware lets people in."""
        declared = getattr(self.view, "rule", None)
        return declared if isinstance(declared, Rule) else rule_of_library_view(self.name)

    @property
    def is_ours(self) -> bool:
        """Whether the view is written here, and not in a library."""
        return self.view.__module__.startswith(OURS) and not self.name.startswith(("admin:", "mfa_", "account_c"))


def _walk(resolver: URLResolver, route: str, space: str) -> Iterator[Address]:
    for each in resolver.url_patterns:
        here = route + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each, here, f"{space}{each.namespace}:" if each.namespace else space)
        elif isinstance(each, URLPattern):
            takes = tuple(each.pattern.converters) or tuple(getattr(each.pattern, "regex", None).groupindex or ())  # type: ignore[union-attr]
            yield Address(here, f"{space}{each.name or ''}", each.callback, takes)


def addresses() -> list[Address]:
    """All of them, in the order in which they are tried."""
    return list(_walk(get_resolver(), "/", ""))
