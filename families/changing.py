"""What is known of an inquiry as somebody changes it: checked, compared with what others stored meanwhile, stored."""

from django.http import QueryDict

from accounts.acting import acting
from accounts.models import User
from casework.differences import Change
from casework.own.entry import OwnAmendment
from families.forms.sought import ChangedInquiryForm
from families.models import Inquiry, InquiryOwnValue
from families.taking import change_inquiry


class InquiryAmendment:
    """The form, and the fields of the desk. The row is locked while data is given."""

    def __init__(self, user: User, inquiry: Inquiry, data: QueryDict | None = None) -> None:
        self.user, self.inquiry = user, inquiry
        self.form = ChangedInquiryForm(data, inquiry=inquiry)
        self.own = OwnAmendment(InquiryOwnValue, inquiry, data)
        self.stale = False
        self.theirs: list[Change] = []

    def is_valid(self) -> bool:
        """Whether it can be stored; what somebody else stored meanwhile is to be looked at first."""
        if not (self.form.is_valid() & self.own.is_valid()):
            return False
        self.stale = self.form.cleaned_data["version"] != self.inquiry.version
        if self.stale:
            self.form.see_version(self.inquiry.version)
            self.theirs = self.own.form.differing()
        return not self.stale

    def store(self) -> None:
        """Store what was typed."""
        with acting(self.user):
            change_inquiry(self.inquiry, self.form.said(), by=self.user)
            self.own.store(by=self.user)
