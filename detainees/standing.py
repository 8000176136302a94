"""What is new of a person is entered at the entry that stands for them, and at no other."""

from django.utils.translation import gettext as _

from detainees.models import Detainee


class AnotherStands(Exception):  # it is no error of the program: what is new is refused with the sentence
    """Another entry stands for this person; the text says which."""

    def __init__(self, standing: Detainee) -> None:
        super().__init__(
            _("%(reference)s stands for this person: the entries were merged. Enter there what is new.")
            % {"reference": standing.reference}
        )


def held_standing(detainee: Detainee) -> Detainee:
    """The entry with its row held, to which something new is added. Raises AnotherStands for one that was merged."""
    held = Detainee.objects.locked().get(pk=detainee.pk)  # the other entry is asked for when the row is held
    if held.merged_into is not None:
        raise AnotherStands(held.merged_into)
    return held
