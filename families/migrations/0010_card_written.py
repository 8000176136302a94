"""What a family whose caller was known wrote of their safety stays with the inquiry, sealed, and is destroyed with it."""

from pathlib import Path

from django.db import migrations
from django.utils.translation import gettext_lazy as _

from casework.sealed import SealedField

SQL = (Path(__file__).parent.parent / "sql" / "erasure.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("families", "0009_shown_to_nobody")]

    operations = [
        migrations.AddField(
            "inquiry", "card_written", SealedField(verbose_name=_("what was written of their safety"), null=True)
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
