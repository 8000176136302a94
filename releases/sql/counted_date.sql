-- Of a release the date of the revision that counts, beside it, so that a list is one walk along an index.

CREATE OR REPLACE FUNCTION keep_counted_date() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whatever is written there, it is what the revision says; a revision never changes.
BEGIN
    NEW.counted_date := (SELECT date FROM releases_revision WHERE id = NEW.verified_revision_id);
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER keep_counted_date BEFORE UPDATE ON releases_release FOR EACH ROW
WHEN ((OLD.verified_revision_id, OLD.counted_date) IS DISTINCT FROM (NEW.verified_revision_id, NEW.counted_date))
EXECUTE FUNCTION keep_counted_date();
