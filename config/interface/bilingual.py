"""Reference data that say the same in both languages, "Arabic / English", in the language of the page."""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

_ARABIC = re.compile(r"[\u0600-\u06ff]")


def bilingual(text: str) -> SafeString:
    """The half in the page's language, marked as such; the whole where the text is not of two such halves."""
    arabic, parted, english = text.partition(" / ")
    if not parted or not _ARABIC.search(arabic) or _ARABIC.search(english):
        return format_html("<bdi>{}</bdi>", text)
    language, half = ("ar", arabic) if get_language_bidi() else ("en", english)
    return format_html('<bdi lang="{}">{}</bdi>', language, half)
