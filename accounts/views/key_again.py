"""A security key once more, before the second factor is touched: allauth's page, which here says what was wrong."""

from typing import Any

from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.forms import Form
from django.http import HttpResponse


class KeyAgain(ReauthenticateWebAuthnView):  # type: ignore[misc]  # allauth has no types
    """allauth's own sends who shows a wrong key to the page of signing in, where they are signed in already."""

    def form_invalid(self, form: Form) -> HttpResponse:
        page: dict[str, Any] = self.get_context_data() | {"form": form}
        answer: HttpResponse = self.render_to_response(page)
        return answer
