-- Devices of people, and a password that is stopped. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION check_device() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A device is its person's to note and to answer for, once. The first one of all is theirs, and the first after a link
-- that was handed over in person; for others an older one answers that is known to be theirs.
DECLARE
    actor bigint := acting_person();
BEGIN
    IF NEW.person_id <> actor THEN
        RAISE EXCEPTION 'A person says themselves which devices are theirs.' USING ERRCODE = 'IF020';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.answer NOT IN ('first', 'waiting') OR (NEW.answer = 'first' AND
           EXISTS (SELECT FROM accounts_device d WHERE d.person_id = NEW.person_id AND d.first_seen_at > coalesce(
               (SELECT max(taken_at) FROM accounts_invitation WHERE user_id = NEW.person_id), '-infinity'))) THEN
            RAISE EXCEPTION 'A new device begins unanswered.' USING ERRCODE = 'IF020';
        END IF;
        NEW.first_seen_at := clock_timestamp();
        RETURN NEW;
    END IF;
    IF OLD.answer <> 'waiting' OR NEW.answer NOT IN ('own', 'denied') THEN
        RAISE EXCEPTION 'What was said of a device stays as it was.' USING ERRCODE = 'IF021';
    END IF;
    IF NOT EXISTS (SELECT FROM accounts_device d WHERE d.id = NEW.answered_from_id AND d.person_id = NEW.person_id
                   AND d.id < NEW.id AND d.answer IN ('first', 'own')) THEN
        RAISE EXCEPTION 'An older device that is known to be theirs answers for a newer one.' USING ERRCODE = 'IF020';
    END IF;
    NEW.answered_at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION note_device() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A new device, and one that was not theirs, stand in the record of the account.
BEGIN
    IF NEW.answer IN ('waiting', 'denied') THEN
        INSERT INTO accounts_accountchange (person_id, what, by_id, at)
        VALUES (NEW.person_id, CASE NEW.answer WHEN 'waiting' THEN 'new-device' ELSE 'device-denied' END,
                acting_person(), clock_timestamp());
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_password_stopped() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A person stops their own password, and nothing but a new one ends that.
BEGIN
    IF NEW.password IS DISTINCT FROM OLD.password THEN
        NEW.password_stopped_at := NULL;
    ELSIF NEW.password_stopped_at IS DISTINCT FROM OLD.password_stopped_at THEN
        IF OLD.password_stopped_at IS NOT NULL THEN
            RAISE EXCEPTION 'A password that was stopped is changed.' USING ERRCODE = 'IF021';
        END IF;
        IF acting_person() <> NEW.id THEN
            RAISE EXCEPTION 'A person stops their own password.' USING ERRCODE = 'IF020';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_device BEFORE INSERT OR UPDATE ON accounts_device
FOR EACH ROW EXECUTE FUNCTION check_device();
CREATE OR REPLACE TRIGGER note_change AFTER INSERT OR UPDATE ON accounts_device
FOR EACH ROW EXECUTE FUNCTION note_device();
CREATE OR REPLACE TRIGGER check_password_stopped BEFORE UPDATE ON accounts_user
FOR EACH ROW EXECUTE FUNCTION check_password_stopped();
