"""The addresses of a person's own scripts, for the OpenAPI document."""

from django.urls import reverse

from config.api.own.releases import SHAPE
from config.api.schema import Shape, record, several, text, whole, words
from releases.lists import CountBound

SCHEME = "token"
SECURITY = {SCHEME: {"type": "http", "scheme": "bearer", "description": "made under My account → Access tokens"}}
# What a tally is asked by, as in the address of /tallies/ (docs/tallies.md); a test compares with its form.
QUESTION = {
    "wave": "code of the wave, or its name",
    "facility": "code of the facility, or its name",
    "from": "released on this day or later (EDTF)",
    "to": "released on this day or earlier (EDTF)",
    "basis": "the governorate of “home” or of “release”",
    "category": "as what they were held",
    "sex": "female, male or unknown",
    "minors": "under 18 on the day of the release: yes, no or unknown",
    "organisation": "short name, for who sees the tallies of several",
    "by": "what the page divides the tally by; changes nothing here",
    "as_of": "as known on this moment (ISO 8601)",
    "since": "what the page compares with; changes nothing here",
}
_COUNT = {
    "releases": whole(),
    "in_groups": whole("of these in groups without names"),
    "bound": words(CountBound.values),
}
TALLY: Shape = {
    "type": "object",
    "description": "a tally with its digest, as /tallies/ has it (docs/tallies.md)",
    "required": ["format", "as_of", "asked", "rows", "total", "by", "digest"],
    "properties": {
        "format": whole(),
        "as_of": {"type": "string", "format": "date-time"},
        "asked": {"type": "object", "description": "the question, in the words of the command"},
        "rows": several({"type": "object", "description": "a governorate and its count"}),
        "total": record(**_COUNT),
        "by": {"type": "object", "description": "the same people by category, sex and minority"},
        "digest": text("SHA-256 of the canonical text"),
    },
}
SCHEMAS = {"own-release": SHAPE, "own-tally": TALLY}


def addresses(paging: list[Shape]) -> list[tuple[str, str, dict[str, Shape], list[Shape]]]:
    """Of each its path, what it answers, the shapes of the answer by media type, and its parameters."""
    releases = record(
        items=several({"$ref": "#/components/schemas/own-release"}),
        next={"type": ["string", "null"], "description": "address of the next page"},
    )
    tally = {"$ref": "#/components/schemas/own-tally"}
    asked = [{"name": name, "in": "query", "description": says, "schema": text()} for name, says in QUESTION.items()]
    table = {"text/csv": text()}
    return [
        (reverse("own:releases"), "Verified releases that the person of the token sees",
         {"application/json": releases}, paging),
        (reverse("own:releases-csv"), "The same as a table", table, paging),
        (reverse("own:tallies"), "A tally of the same question as /tallies/", {"application/json": tally}, asked),
        (reverse("own:tallies-csv"), "The same as a table", table, asked),
    ]  # fmt: skip
