"""docs/roles.md, drawn from the table of rights by the command `draw_docs`; a test compares."""

from django.utils.translation import override

from accounts.rights import CONTENT_ROLES, MEANING, TABLE, Role

_HEAD = """\
# Who may do what

Drawn from `accounts/rights.py` by `accounts/roles_page.py`; change it there. A role is given in a team. It gives the
rights marked *team* in that team, and those marked *organisation* in the organisation of that team. Nobody gives
themselves a role. One that opens case content (marked ◆) holds when a second administrator or a supervisor of the
organisation has confirmed it; that of administrator, when another administrator has, who holds it already and did not
give it. Until then a role gives nothing. Where an organisation has one administrator left, the command
`second_administrator` makes another one on its server ([deploy.md](deploy.md), "One administrator is left").

What a person may not see answers 404, what they see but may not do answers 403 with the sentence below. A right marked
*named* is given to a person, on one restricted record.
"""


def page() -> str:
    """The whole page, in English."""
    with override("en"):
        return "\n".join([_HEAD, *_roles(), "", *_rights(), "", "## Sentences of refusal", "", *_sentences(), ""])


def _roles() -> list[str]:
    rows = [f"| {role.label}{' ◆' if role in CONTENT_ROLES else ''} | {MEANING[role]} |" for role in Role]
    return ["| role | what it is |", "|---|---|", *rows]


def _rights() -> list[str]:
    head = [f"| who may … | where | {' | '.join(str(role.label) for role in Role)} |"]
    line = ["|" + "---|" * (2 + len(Role))]
    rows = []
    for grant in TABLE.values():
        marks = " | ".join("●" if role in grant.roles else "" for role in Role)
        rows.append(f"| {grant.what} | {grant.scope.value} | {marks} |")
    return head + line + rows


def _sentences() -> list[str]:
    return [f"- {grant.what}: “{grant.refusal}”" for grant in TABLE.values()]
