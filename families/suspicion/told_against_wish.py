"""A family that was told against the released person's wish.

PostgreSQL refuses to keep such an answer. What it cannot know is that two entries are one person: where a merge shows
that somebody had said in another entry that nobody is to be told, the family was told all the same.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from families.models import Answer, ToldAgainst
from families.models.inquiries import INQUIRY
from releases.lists import Severity
from releases.suspicion.rule import Rule, Seen, rule


def explain(seen: Seen) -> str:
    return _(
        "This family was told of a release against the wish of the released person as it stood then, or before anybody"
        " had asked them."
    )


# What the answers say, and what is kept of those that were destroyed before anybody had looked (sql/flags.sql).
SELECT = """
SELECT NULL::bigint AS release, NULL::bigint AS detainee, '{}'::bigint[] AS others,
       jsonb_build_object('answers', jsonb_agg(t.answer ORDER BY t.answer)) AS seen, t.inquiry AS inquiry
FROM told_against_wish(%(cases)s::bigint[]) t GROUP BY t.inquiry
"""


def who_told(seen: Seen) -> set[int]:
    """Who gave these answers: none of them says what it was."""
    return {
        *Answer.objects.filter(pk__in=seen["answers"]).values_list("by", flat=True),
        *ToldAgainst.objects.filter(answer__in=seen["answers"]).values_list("by", flat=True),
    }


rule(
    Rule(
        code="told-against-wish",
        severity=Severity.WARNING,
        title=gettext_lazy("A family was told against the person's wish."),
        explain=explain,
        decisive=("answers",),
        select=SELECT,
        kind=INQUIRY,
        whose=who_told,
    )
)
