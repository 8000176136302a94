-- Each wish about who may be told is kept as it stood, whoever writes it. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION keep_wish() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO releases_wish (release_id, wish, relatives, "of", how, by_id, at)
    VALUES (NEW.id, NEW.wish, NEW.wish_relatives, NEW.wish_of, NEW.wish_how, acting_person(), clock_timestamp());
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER keep_wish AFTER INSERT ON releases_release FOR EACH ROW
WHEN (NEW.wish <> 'not-asked') EXECUTE FUNCTION keep_wish();
CREATE OR REPLACE TRIGGER keep_changed_wish AFTER UPDATE ON releases_release FOR EACH ROW
WHEN ((OLD.wish, OLD.wish_relatives, OLD.wish_of, OLD.wish_how)
      IS DISTINCT FROM (NEW.wish, NEW.wish_relatives, NEW.wish_of, NEW.wish_how))
EXECUTE FUNCTION keep_wish();
