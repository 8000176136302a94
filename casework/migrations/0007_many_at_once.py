"""Authors and signatures of rows that are made are looked at by statement, not by row; casework/sql/guards.sql.

New tables get such triggers from casework/guards.py; those that are there already are made anew with what they say.
"""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "sql" / "guards.sql").read_text()
AGAIN = r"""
DO $do$
DECLARE
    found record;
    differ text;
BEGIN
    FOR found IN
        SELECT tgrelid::regclass AS place, tgname AS name, substring(pg_get_triggerdef(oid) FROM '\((''.*)\)$') AS said
        FROM pg_trigger WHERE tgname IN ('authorship_made', 'check_signed') AND NOT tgisinternal
    LOOP
        IF found.name = 'authorship_made' THEN
            EXECUTE format('DROP TRIGGER authorship_made ON %s', found.place);
            EXECUTE format('CREATE TRIGGER authorship_made AFTER INSERT ON %s REFERENCING NEW TABLE AS made '
                           'FOR EACH STATEMENT EXECUTE FUNCTION note_authors(%s)', found.place, found.said);
        ELSE
            EXECUTE format('DROP TRIGGER check_signed ON %s', found.place);
            SELECT string_agg(format('OLD.%1$I IS DISTINCT FROM NEW.%1$I', btrim(name, ' ''')), ' OR ') INTO differ
            FROM unnest(string_to_array(found.said, ',')) name;
            EXECUTE format('CREATE TRIGGER check_signed BEFORE UPDATE ON %s FOR EACH ROW WHEN (%s) '
                           'EXECUTE FUNCTION check_signed(%s)', found.place, differ, found.said);
            EXECUTE format('DROP TRIGGER IF EXISTS check_signatures ON %s', found.place);
            EXECUTE format('CREATE TRIGGER check_signatures AFTER INSERT ON %s REFERENCING NEW TABLE AS made '
                           'FOR EACH STATEMENT EXECUTE FUNCTION check_signatures(%s)', found.place, found.said);
        END IF;
    END LOOP;
END $do$;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0006_guards"), ("accounts", "0006_acting_pads")]
    operations = [
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        migrations.RunSQL(AGAIN, migrations.RunSQL.noop),
    ]
