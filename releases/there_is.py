"""What there is of one release, or of one person, in one question.

Most have no note, no case file and no photograph. A page that asked for each by itself would ask half a dozen long
questions in vain; it asks what there is, and only of that who may see it.
"""

from dataclasses import dataclass

from django.db import connection

from casework.reading import once_a_page
from detainees.models import Detainee
from releases.models import Release

_OF_RELEASE = """
SELECT EXISTS (SELECT FROM releases_fieldnote WHERE release_id = %(release)s),
       EXISTS (SELECT FROM releases_casefile WHERE release_id = %(release)s),
       EXISTS (SELECT FROM releases_casehandover WHERE release_id = %(release)s),
       EXISTS (SELECT FROM releases_followup WHERE release_id = %(release)s),
       EXISTS (SELECT FROM releases_claim WHERE condition_id = %(release)s),
       EXISTS (SELECT FROM releases_release WHERE counted_with_id = %(release)s)
"""
# The parts are looked for first: joined with them, all claims would be read where a table of parts is empty.
_OF_PERSON = """
WITH entries AS (SELECT id FROM detainees_detainee WHERE id = %(entry)s OR merged_into_id = %(entry)s)
SELECT EXISTS (SELECT FROM releases_casefile WHERE detainee_id = %(entry)s),
       EXISTS (SELECT FROM releases_photograph p WHERE p.detainee_id IN (SELECT id FROM entries)),
       EXISTS (SELECT FROM releases_finding f WHERE f.detainee_id IN (SELECT id FROM entries)),
       EXISTS (SELECT FROM releases_claim WHERE detention_id = ANY (
                   ARRAY (SELECT id FROM detainees_detention WHERE detainee_id = %(entry)s)))
       OR EXISTS (SELECT FROM releases_claim WHERE number_id = ANY (
                      ARRAY (SELECT id FROM detainees_identitynumber WHERE detainee_id = %(entry)s)))
       OR EXISTS (SELECT FROM releases_claim WHERE link_id = ANY (
                      ARRAY (SELECT id FROM detainees_link WHERE %(entry)s IN (one_id, other_id))))
"""


@dataclass(frozen=True)
class OfRelease:
    """Whoever may see it: of what there is, each panel asks that."""

    notes: bool
    case_files: bool
    hand_overs: bool
    follow_ups: bool
    claims_of_conditions: bool
    counted_for: bool


@dataclass(frozen=True)
class OfPerson:
    """Likewise; photographs and findings of the entries too for which this one stands."""

    case_files: bool
    photographs: bool
    findings: bool
    said_of_parts: bool  # claims about detentions, numbers and links of this very entry


@once_a_page
def there_is(release: Release) -> OfRelease:
    """What there is of a release now."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_RELEASE, {"release": release.pk})
        return OfRelease(*cursor.fetchall()[0])


@once_a_page
def there_is_of(detainee: Detainee) -> OfPerson:
    """What there is of a person now."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_PERSON, {"entry": detainee.pk})
        return OfPerson(*cursor.fetchall()[0])
