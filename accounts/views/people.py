"""The people of an organisation, as their administrator sees them."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.access import having, rule, signed_in
from accounts.forms import PeopleFilter, RoleForm
from accounts.handing import how_much, remains
from accounts.membership import ACCOUNTS, LINKS, ROLES
from accounts.models import AccountChange, Membership, User
from accounts.people import (
    held_here,
    links_to_confirm_by,
    links_visible_to,
    people_visible_to,
    roles_to_confirm_by,
    roles_visible_to,
    told,
    waiting_for,
)
from accounts.reach import reach_of
from accounts.rights import Right
from accounts.tokens import tokens_visible_to

PER_PAGE = 50
CHANGES_SHOWN = 50


@dataclass(frozen=True)
class Pager:
    """A page's neighbours as the pager's component wants them."""

    after: str
    before: str
    count: int

    @classmethod
    def of(cls, page: "Page[User]") -> "Pager":
        """The neighbours of `page` by their numbers."""
        return cls(
            after=str(page.next_page_number()) if page.has_next() else "",
            before=str(page.previous_page_number()) if page.has_previous() else "",
            count=page.paginator.count,
        )


@rule(having(Right.ADMINISTER))
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a role here, with filters in the address."""
    found = people_visible_to(signed_in(request))
    form = PeopleFilter(signed_in(request), request.GET)
    roles = Prefetch("memberships", roles_visible_to(signed_in(request)).filter(ended_at=None), to_attr="roles_here")
    paginator = Paginator(form.narrow(found).with_second_factor().prefetch_related(roles), PER_PAGE)
    page = paginator.get_page(request.GET.get("after") or request.GET.get("before"))
    waiting = waiting_for(signed_in(request))
    return render(
        request,
        "accounts/people.html",
        {"form": form, "people": page.object_list, "page": Pager.of(page), "waiting": waiting},
    )


@rule(having(Right.ADMINISTER))
@require_GET
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: account, roles, links, and what was done to them."""
    found = get_object_or_404(people_visible_to(signed_in(request)), pk=pk)
    return draw_person(request, found, RoleForm(signed_in(request)))


def draw_person(request: HttpRequest, found: User, form: RoleForm, status: int = 200) -> HttpResponse:
    """The page of `found`, with what was typed into the form for a new role."""
    by = signed_in(request)
    roles = roles_visible_to(by).filter(user=found).order_by("ended_at", "granted_at")
    links = links_visible_to(by).filter(user=found).open()
    return render(
        request,
        "accounts/person.html",
        {
            "person": found,
            "form": form,
            "reach": reach_of(held_here(found, by)),
            "may_give": found.pk != by.pk and found.is_active,
            "offers": ACCOUNTS.offers(found, by),
            "roles": [(role, ROLES.offers(role, by)) for role in roles],
            "links": [(link, LINKS.offers(link, by)) for link in links],
            "changes": [told(change) for change in _changes(found, roles)[:CHANGES_SHOWN]],
            "second_factor": found.has_set_up_second_factor(),
            "left": how_much(remains(found, by)),
            "tokens": tokens_visible_to(by).filter(person=found),
        },
        status=status,
    )


def _changes(found: User, roles: QuerySet[Membership]) -> QuerySet[AccountChange]:
    """What was done to the account, and to the roles that are seen from here."""
    return AccountChange.objects.of(found).filter(Q(membership=None) | Q(membership__in=roles))


@rule(having(Right.CONFIRM_ROLES))
@require_GET
def to_confirm(request: HttpRequest) -> HttpResponse:
    """The roles and links that wait for a second person such as this one."""
    by = signed_in(request)
    roles = [(role, ROLES.offers(role, by)) for role in roles_to_confirm_by(by)]
    links = [(link, LINKS.offers(link, by)) for link in links_to_confirm_by(by)]
    return render(request, "accounts/to_confirm.html", {"roles": roles, "links": links})
