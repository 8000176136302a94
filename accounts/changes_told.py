"""That reference data was changed, told to every process: how often is read with the session of whoever asks for a page
(accounts/sessions.py), and heard by what keeps such rows in memory (casework/kept.py)."""

from django.db import connection

REFERENCE_CHANGES = "reference_changes"  # a sequence: one number for each change


def tell_reference_changed() -> None:
    """Let every process read what it keeps anew with its next page.

    Told as it is written: a process that reads before the transaction is over keeps what was for some seconds.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [REFERENCE_CHANGES])
