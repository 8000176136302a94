"""Handing over the work of a colleague who leaves, in one act; and what was handed over."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import SIGNED_IN, having, may, rule, signed_in
from accounts.aliases import Names
from accounts.forms.leaving import HandOverWorkForm
from accounts.handing import Left, able_to_have, colleagues_visible_to, hand_over_work, receivers, remains, said
from accounts.models import Team, User, WorkHandOver
from accounts.moves import Refusal
from accounts.rights import Right


@dataclass(frozen=True)
class Desk:
    """What a colleague has in one team, and the form with which it is handed over."""

    team: Team
    left: list[Left]
    able: list[User]
    form: HandOverWorkForm

    @property
    def goes(self) -> bool:
        """Whether this reader may hand over any of it."""
        return any(each.goes for each in self.left)


@rule(having(Right.ADMINISTER, Right.OVERSEE))
@require_http_methods(["GET", "POST"])
def work(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody has, team by team, and to whom it goes."""
    person = get_object_or_404(colleagues_visible_to(signed_in(request)), pk=pk)
    by, refusal = signed_in(request), None
    desks = _desks(person, by, request.POST if request.method == "POST" else None)
    for desk in desks:
        if desk.form.is_valid():
            to, expected = desk.form.cleaned_data["to"], desk.form.expected()
            answer = hand_over_work(person, desk.team, to, by=by, expected=expected)
            if not isinstance(answer, Refusal):
                messages.success(request, _("Handed over to %(who)s. Both are told.") % {"who": to})
                stay = sum(number for _name, number in expected) - sum(answer.counts.values())
                if stay > 0:
                    messages.warning(request, _said_to_stay(stay))
                return redirect("person-work", pk)
            refusal = answer
    page = {"person": person, "desks": desks, "refusal": refusal, "may_open": may(by, Right.ADMINISTER)}
    return render(request, "accounts/work.html", page, status=422 if request.method == "POST" else 200)


def _said_to_stay(number: int) -> str:
    return ngettext(
        "%(count)d record stays where it is: it is not open to who receives the others.",
        "%(count)d records stay where they are: they are not open to who receives the others.",
        number,
    ) % {"count": number}


def _desks(person: User, by: User, sent: Any) -> list[Desk]:
    desks = []
    for team, left in remains(person, by).items():
        shown = [(each.pile.name, each.number) for each in left if each.goes]
        here = sent if sent is not None and f"team-{team.pk}-to" in sent else None
        able = able_to_have(left, person, team)
        form = HandOverWorkForm(here, colleagues=receivers(person, team), able=able, team=team.pk, shown=shown)
        desks.append(Desk(team, left, able, form))
    return desks


@rule(SIGNED_IN)
@require_GET
def handed(request: HttpRequest, pk: int) -> HttpResponse:
    """How much of what went from whom to whom, for the three whom it concerns."""
    found = get_object_or_404(WorkHandOver.objects.visible_to(request.user).select_related("giver", "to", "by"), pk=pk)
    names = Names(signed_in(request))
    people = {"giver": names.of(found.giver), "to": names.of(found.to), "by": names.of(found.by)}
    return render(request, "accounts/work_handed.html", {"handed": found, "said": said(found), **people})
