"""The lines of the desks, as statements print them; which stand is said in families/public_lines.py."""

from django.utils.translation import override

from families.lists import Method
from families.models import PublicLine
from families.phones import written
from releases.statements.lines import ContactLine, gives_lines

_ALWAYS = {"ar": "ليلًا ونهارًا", "en": "day and night"}


@gives_lines
def public_lines(organisation: int) -> list[ContactLine]:
    """Those of an organisation that stand on the public pages."""
    found = PublicLine.objects.standing().filter(organisation=organisation)
    return [
        ContactLine(
            line.team.family_centre,
            _method(line, "ar"),
            _method(line, "en"),
            written(line.number),
            _ALWAYS["ar"] if line.round_the_clock else line.hours_ar or line.hours_en,
            _ALWAYS["en"] if line.round_the_clock else line.hours_en or line.hours_ar,
        )
        for line in found
    ]


def _method(line: PublicLine, language: str) -> str:
    with override(language):
        return str(Method(line.method).label)
