"""An import is taken back in parts of one transaction, so that it can be told how far that is.

Which release takes a place of a group is asked of every release that goes: that has an index now.
"""

from pathlib import Path

from django.db import migrations, models
from django.db.models import F, Q

SQL = (Path(__file__).parent.parent / "sql" / "imports_taken_back.sql").read_text()
BEFORE = """
DROP FUNCTION IF EXISTS take_back_import(bigint);
DROP FUNCTION IF EXISTS untouched_flags_of_import(bigint), releases_of_import(bigint), people_of_import(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("releases", "0055_small_numbers_when_published")]
    operations = [
        migrations.AddIndex(
            model_name="release",
            index=models.Index(F("of_group"), condition=Q(of_group__isnull=False), name="release_of_group"),
        ),
        migrations.RunSQL(BEFORE + SQL, migrations.RunSQL.noop),
    ]
