"""What is sent about an inquiry that somebody closed, or whose caller took something back, while it was typed."""

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from casework.begun import Sentence
from casework.refusing import refuse_and_show
from families.models import Inquiry


def refuse(request: HttpRequest, inquiry: Inquiry, why: Sentence, *forms: BaseForm) -> HttpResponse | None:
    """Where `why` says that it cannot be sent any more, 403 with what was typed; else None.

    Of what was destroyed as its caller wished nothing is shown: it would be taken down anew.
    """
    if why and inquiry.erased_at:
        raise PermissionDenied(str(why))
    return refuse_and_show(request, why, *forms)
