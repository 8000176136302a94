"""What stood in a source before: each change with who and when; of a protected one only that it was changed."""

from accounts.models import User
from casework.past import Facts, Past
from releases.models import Source

OF_SOURCE = Facts(
    "source",
    ("name", "sealed", "kind", "owner", "reliability", "asks_money", "note", "merged_into"),
    sealed={"sealed": ("name", "owner", "note")},
    address="releases:source-",
)


def past_of(source: Source, user: User) -> Past:
    """For a reader who may know who the source is; what is sealed is opened for what stands there now, as on its page.

    The row is not to be stored after this.
    """
    identity = source.identity
    source.name, source.owner, source.note = identity.name, identity.owner, identity.note
    return Past(source, OF_SOURCE, user)
