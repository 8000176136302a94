"""`{% load drafts %}`: what a form draws whose text is kept on the server while it is typed."""

from typing import Any

from django import template

from accounts.access import signed_in
from accounts.typed_again import WRITTEN_BY, hand_of
from casework.drafts import ABOUT, FORM, PAGE
from casework.idempotency import draw_key

register = template.Library()


@register.inclusion_tag("drafts/keeps.html", takes_context=True)
def keeps_draft(context: template.Context, form: str, about: str = "") -> dict[str, Any]:
    """Inside a form: keep what is typed as a draft of `form` (casework/begun.py) about the record of this reference."""
    hand = hand_of(signed_in(context["request"]))
    return {"fields": {WRITTEN_BY: hand, FORM: form, ABOUT: about, PAGE: draw_key()}, "hand": hand}


@register.inclusion_tag("drafts/offered.html")
def begun_before(begun: Any, folded: object = None) -> dict[str, Any]:
    """Above a form: what one began there before and did not send (`Begun`); `folded` where one is in the midst of many,
    and what was said of the last entry shall not be pushed out of sight."""
    count = begun.how_many
    return {"lines": begun.others, "count": count, "more": count > len(begun.others), "folded": bool(folded)}
