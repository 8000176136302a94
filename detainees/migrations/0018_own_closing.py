"""Each entry is closed by itself, and a person as closed as the strictest; which questions were counted as probes."""

from pathlib import Path

import django.contrib.postgres.fields
from django.db import migrations, models

from casework.guards import kept_guard

SQL = Path(__file__).parent.parent / "sql"
CLOSING, LINKAGE = ((SQL / f"{name}.sql").read_text() for name in ("closing", "linkage"))
UNDO = """
DROP FUNCTION check_named() CASCADE; DROP FUNCTION check_closing() CASCADE; DROP FUNCTION check_own_closing() CASCADE;
DROP FUNCTION refuse_new_closed() CASCADE; DROP FUNCTION refuse_wrong_closing(bigint);
DROP FUNCTION named_readers(bigint);
"""
# Of entries that merges in force have closed, how they were before the first of these, where nobody has decided about
# the person since. Where that would not give what holds now, what holds now stays: nobody sees more by an update.
DRAW = """
ALTER TABLE detainees_detainee DISABLE TRIGGER USER;

UPDATE detainees_detainee SET closed_to = named_readers(id) WHERE restricted;

CREATE TEMPORARY TABLE before_merges ON COMMIT DROP AS
    SELECT DISTINCT ON (said.key) said.key::bigint AS entry, CASE WHEN said.value <> 'null'::jsonb THEN ARRAY(
        SELECT reader::bigint FROM jsonb_array_elements_text(said.value) reader ORDER BY 1) END AS closed_to
    FROM detainees_merge m, jsonb_each(m.opened_before) said WHERE m.undone_at IS NULL ORDER BY said.key, m.at;

UPDATE detainees_detainee d SET closed_to = before_merges.closed_to FROM before_merges
WHERE d.id = before_merges.entry AND d.restricted AND NOT EXISTS (
    SELECT FROM casework_movemade made WHERE made.subject = 'detainee' AND made.subject_id = d.id AND made.at > (
        SELECT max(m.at) FROM detainees_merge m WHERE m.undone_at IS NULL
        AND (m.kept_id IN (d.id, d.merged_into_id) OR m.merged_id IN (d.id, d.merged_into_id))));

DO $$
DECLARE
    person bigint;
BEGIN
    FOR person IN SELECT DISTINCT coalesce(merged_into_id, id) FROM detainees_detainee WHERE restricted LOOP
        BEGIN
            PERFORM refuse_wrong_closing(person);
        EXCEPTION WHEN SQLSTATE 'IF014' THEN
            UPDATE detainees_detainee SET closed_to = named_readers(id) WHERE person IN (id, merged_into_id);
        END;
    END LOOP;
END $$;

DROP TABLE before_merges;
SET CONSTRAINTS ALL IMMEDIATE;  -- the foreign keys of rows that were written twice
ALTER TABLE detainees_detainee ENABLE TRIGGER USER;
"""
_MERGE = ("detainees_merge", "id", "kept_id", "merged_id", "pair_id", "by_id", "at", "sentence")


class Migration(migrations.Migration):
    dependencies = [("detainees", "0017_who_decides"), ("casework", "0009_moves_at_once")]

    operations = [
        migrations.AddField(
            model_name="detainee",
            name="closed_to",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), blank=True, null=True, size=None
            ),
        ),
        migrations.RunSQL(CLOSING, UNDO),
        migrations.RunSQL(DRAW, migrations.RunSQL.noop),
        migrations.RunSQL(kept_guard(*_MERGE).sql, kept_guard(*_MERGE, "opened_before").sql),
        migrations.RemoveField(model_name="merge", name="opened_before"),
        migrations.RunSQL(LINKAGE, migrations.RunSQL.noop),
        migrations.AddField(
            model_name="probecount",
            name="asked",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=32), default=list, size=None
            ),
        ),
    ]
