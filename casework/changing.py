"""The page on which a record is changed and of which a draft is kept: what it begins with, its key, and what is sent.

changing = Changing(request, CHANGE, about)
if answer := changing.answered(WORK_ON.why_not(record, user)):
    return answer
form = StatementForm(changing.sent, …)
whole, stale = changing.is_sent and form.is_valid(), is_stale(form, record.version)
if whole and not stale:
    return changing.store(lambda: …)  # the address to which it leads
go_on(request, changing.begun, form)
return render(request, "…", {**changing.shown, "form": form}, status=changing.status(stale=stale))
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.access import signed_in
from casework.begun import Begun, Sentence, refuse_and_keep
from casework.idempotency import ChangeOnceForm, change_once, led_to


class Changing:
    """One request for such a page; its caller holds the record's row."""

    def __init__(self, request: HttpRequest, form: str, about: str) -> None:
        self._request, self._user, self._form, self._about = request, signed_in(request), form, about
        self.is_sent = request.method == "POST"
        self.begun = Begun(request, form, about)
        self.sent = request.POST if self.is_sent else self.begun.data
        self.once = ChangeOnceForm(self.sent, name=form)

    def answered(self, why_not: Sentence = None) -> HttpResponse | None:
        """Where it led when it was sent before; 403 with what was typed where it cannot be sent any more; else None."""
        before = led_to(self._request, self.once, by=self._user) if self.is_sent else ""
        if before:
            return redirect(before)
        return refuse_and_keep(self._request, why_not, self._form, self._about)

    def store(self, make: Callable[[], str]) -> HttpResponse:
        """Store it once; `make` answers the address to which it leads."""
        return redirect(change_once(self._request, self.once, by=self._user, make=make))

    @property
    def shown(self) -> dict[str, Any]:
        """What the page draws of it."""
        return {"once": self.once, "begun": self.begun, "about": self._about}

    def status(self, *, stale: bool) -> int:
        """Of a page that is drawn again."""
        return 200 if not self.is_sent else 409 if stale else 422
