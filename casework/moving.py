"""Pages that ask for a move: which they may ask for by its name, and how they answer where it is not made."""

from typing import TypeVar

from django.http import Http404, HttpRequest

from casework.moves import Move, Record, Refusal, Workflow

R = TypeVar("R", bound=Record)


def asked_for(workflow: Workflow[R], name: str) -> Move[R]:
    """The move that an address names. Http404 for one that no page asks for so: there is none of this name, it follows
    from what somebody does elsewhere, or it has a page of its own, where more is said.
    """
    move = workflow.moves.get(name)
    if move is None or move.follows or move.own_page:
        raise Http404
    return move


def status_of(request: HttpRequest, refusal: Refusal | None) -> int:
    """How the page of a move is answered: refused, stale, incomplete; 200 where it is only shown."""
    if refusal is not None:
        return 409 if refusal.stale else 422 if refusal.mendable else 403
    return 200 if request.method == "GET" else 422
