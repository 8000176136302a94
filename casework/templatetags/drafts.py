"""`{% load drafts %}`: what a form draws whose text is kept on the server while it is typed."""

from typing import Any

from django import template

from accounts.access import signed_in
from accounts.typed_again import WRITTEN_BY, hand_of
from casework.drafts import ABOUT, FORM

register = template.Library()


@register.inclusion_tag("drafts/keeps.html", takes_context=True)
def keeps_draft(context: template.Context, form: str, about: str = "") -> dict[str, Any]:
    """Inside a form: keep what is typed as a draft of `form` (casework/begun.py) about the record of this reference."""
    fields = {WRITTEN_BY: hand_of(signed_in(context["request"])), FORM: form, ABOUT: about}
    return {"fields": fields, "hand": fields[WRITTEN_BY]}


@register.inclusion_tag("drafts/offered.html")
def begun_before(begun: Any) -> dict[str, Any]:
    """Above a form: what one began there before and did not send (`Begun`)."""
    return {"lines": begun.others}
