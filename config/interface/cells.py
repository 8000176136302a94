"""`{% cells columns %}`: the cells of a row, those columns that are shown in their order, each filled by its own part.

    {% cells seen.columns.chosen %}
      {% cell "date" %}{% partial_date release.date %}{% endcell %}
      …
    {% endcells %}

The cell itself, which says on a narrow screen of which column it is, is drawn around the part. A column of a field of a
team, which has no part of its own, is filled from `row.own_said` of the row named by `of`:
`{% cells seen.columns.chosen of=release %}`. The parts are taken apart once, when the template is read.
"""

from functools import lru_cache
from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.html import conditional_escape, format_html

KEPT_HEADS = 1_000  # of columns in each language


class Cells(template.Node):
    """The parts by the name of their column."""

    def __init__(self, columns: FilterExpression, row: FilterExpression | None, parts: dict[str, NodeList]) -> None:
        self.columns, self.row, self.parts = columns, row, parts

    def render(self, context: template.Context) -> str:
        """The cells, one after the other."""
        row = self.row.resolve(context) if self.row else None
        drawn: list[str] = []
        for column in self.columns.resolve(context):
            part = self.parts.get(column.name)
            said = part.render(context) if part is not None else _of_a_team(column.name, row)
            drawn += [_head(str(column.label)), said, "</td>"]
        return "".join(drawn)


@lru_cache(KEPT_HEADS)
def _head(label: str) -> str:
    """Where a cell begins; every row begins the same ones."""
    return format_html('<td data-label="{}">', label)


def _of_a_team(name: str, row: Any) -> str:
    """What stands in a field of a team: text that people typed, set apart from what stands about it."""
    said = getattr(row, "own_said", {}).get(name, "")
    return f"<bdi>{conditional_escape(said)}</bdi>" if said else ""


def cells(parser: Parser, token: Token) -> Cells:
    """The tag; whatever stands between its parts is not drawn."""
    words = token.split_contents()[1:]
    if not words or len(words) > 2 or (len(words) == 2 and not words[1].startswith("of=")):
        raise template.TemplateSyntaxError("{% cells columns of=row %}: the columns, and the row of fields of teams.")
    parts: dict[str, NodeList] = {}
    while True:
        parser.parse(("cell", "endcells"))
        tag = parser.next_token().split_contents()
        if tag[0] == "endcells":
            break
        parts[tag[1].strip("\"'")] = parser.parse(("endcell",))
        parser.delete_first_token()
    row = parser.compile_filter(words[1].removeprefix("of=")) if len(words) == 2 else None
    return Cells(parser.compile_filter(words[0]), row, parts)
