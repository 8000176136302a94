"""`{% load whom %}`: a message about a release names the person when it is drawn; what a browser holds has no name."""

from typing import Any

from django import template

from releases.models import Release

register = template.Library()
TAG = "release"  # begins what a message is tagged with: `release R-2345-ABCD`


def about(release: Release) -> str:
    """The tag of a message about this release."""
    return f"{TAG} {release.reference}"


@register.inclusion_tag("releases/of_message.html", takes_context=True)
def about_whom(context: template.Context, tags: str) -> dict[str, Any]:
    """Whom the message is about, for who may see it; nothing where it is about no release."""
    kind, _blank, reference = tags.partition(" ")
    if kind != TAG:
        return {"release": None}
    seen = Release.objects.visible_to(context["request"].user).select_related("detainee")
    return {"release": seen.filter(reference=reference).first()}
