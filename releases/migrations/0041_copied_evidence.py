"""A list that became evidence of the claims of its rows says with which piece it was given."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "sql" / "copied_evidence.sql").read_text()
# Nobody acts in a migration: the triggers that ask who does are off meanwhile.
DRAW = """
ALTER TABLE releases_evidence DISABLE TRIGGER USER;
UPDATE releases_evidence piece SET copied_from_id = grid.evidence_id
FROM releases_claim claim JOIN releases_gridrow r ON r.release_id = claim.release_id
JOIN releases_grid grid ON grid.id = r.grid_id
WHERE claim.id = piece.claim_id AND piece.original_id = grid.original_id AND piece.id <> grid.evidence_id;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE releases_evidence ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [("releases", "0040_counted_date")]
    operations = [
        migrations.AddField(
            model_name="evidence",
            name="copied_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="releases.evidence",
            ),
        ),
        migrations.RunSQL(DRAW, migrations.RunSQL.noop),
        migrations.RunSQL(SQL, "DROP FUNCTION check_copied_evidence() CASCADE;"),
    ]
