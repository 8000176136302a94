"""What was done, said on the next page, with a way to what it was done to: where an act leads on to the next thing."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join


def tell_done(request: HttpRequest, sentence: str, *ways: tuple[str, str]) -> None:
    """Say `sentence` on the next page; `ways` are addresses with their words."""
    links = format_html_join(" ", '<a href="{}">{}</a>', ways)
    messages.success(request, format_html("{} {}", sentence, links) if ways else sentence)
