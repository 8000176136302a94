-- Which entries are one person, as PostgreSQL guards it: whoever writes, by whatever way, these hold.
-- Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION stands_for(entry bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The entry at the root: where the merges in force lead from here. They make a tree (check_merge), so this ends.
    WITH RECURSIVE up AS (
        SELECT entry AS id, 0 AS steps
        UNION ALL
        SELECT m.kept_id, steps + 1 FROM up JOIN detainees_merge m ON m.merged_id = up.id AND m.undone_at IS NULL)
    SELECT id FROM up ORDER BY steps DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION entries_under(entry bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The entry itself and all that hang on it by merges in force.
    WITH RECURSIVE down AS (
        SELECT entry AS id
        UNION
        SELECT m.merged_id FROM down JOIN detainees_merge m ON m.kept_id = down.id AND m.undone_at IS NULL)
    SELECT id FROM down
$$;

CREATE OR REPLACE FUNCTION may_open_person(who bigint, person detainees_detainee) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Of somebody who works in the organisation: whether a restricted person was opened to them by name.
    SELECT NOT person.restricted OR EXISTS (
        SELECT FROM detainees_detaineegrant given JOIN auth_permission permission ON permission.id = given.permission_id
        WHERE given.content_object_id = person.id AND given.user_id = who AND permission.codename = 'see_restricted')
$$;

CREATE OR REPLACE FUNCTION require_right_to_pair(who bigint, one_id bigint, other_id bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A supervisor of the team of one at least of the entries of the two persons, to whom all of these are open.
DECLARE
    organisations bigint;
    decides boolean;
    sees boolean;
BEGIN
    SELECT count(DISTINCT d.organisation_id), bool_or(holds_right(who, 'decide_on_records', d.team_id)),
        bool_and(may_open_person(who, d))
    INTO organisations, decides, sees FROM detainees_detainee d
    WHERE d.id IN (SELECT entries_under(stands_for(one_id)) UNION SELECT entries_under(stands_for(other_id)));
    IF organisations > 1 THEN
        RAISE EXCEPTION 'Entries of two organisations are not merged.' USING ERRCODE = 'IF014';
    END IF;
    IF (decides AND sees) IS NOT TRUE THEN
        RAISE EXCEPTION 'Whether two entries are one person is not this person''s to decide.' USING ERRCODE = 'IF013';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION check_merge() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Two entries that stand become one person, or a merge in force is undone; by whom it is to decide.
DECLARE
    who bigint := acting_person();
BEGIN
    PERFORM FROM detainees_detainee WHERE id IN (NEW.kept_id, NEW.merged_id) ORDER BY id FOR UPDATE;
    PERFORM require_right_to_pair(who, NEW.kept_id, NEW.merged_id);
    IF TG_OP = 'UPDATE' THEN
        IF OLD.undone_at IS NOT NULL OR NEW.undone_by_id IS DISTINCT FROM who THEN
            RAISE EXCEPTION 'A merge is undone once, by who acts.' USING ERRCODE = 'IF014';
        END IF;
        NEW.undone_at := clock_timestamp();
        RETURN NEW;
    END IF;
    IF NEW.by_id <> who OR NEW.undone_at IS NOT NULL THEN
        RAISE EXCEPTION 'A merge is recorded for the person who makes it.' USING ERRCODE = 'IF003';
    END IF;
    IF stands_for(NEW.kept_id) <> NEW.kept_id OR stands_for(NEW.merged_id) <> NEW.merged_id THEN
        RAISE EXCEPTION 'Only entries that stand for themselves are merged.' USING ERRCODE = 'IF014';
    END IF;
    IF EXISTS (SELECT FROM entries_under(NEW.kept_id) here, entries_under(NEW.merged_id) there, detainees_pair p
               WHERE p.decision = 'different'
                 AND (p.one_id, p.other_id) IN ((here, there), (there, here))) THEN
        RAISE EXCEPTION 'Two of these entries were found to be different people.' USING ERRCODE = 'IF014';
    END IF;
    IF EXISTS (SELECT FROM entries_under(NEW.kept_id) here, entries_under(NEW.merged_id) there, detainees_link l
               WHERE l.struck_at IS NULL AND (l.one_id, l.other_id) IN ((here, there), (there, here))) THEN
        RAISE EXCEPTION 'Two of these entries are linked as two people.' USING ERRCODE = 'IF014';
    END IF;
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_merge BEFORE INSERT OR UPDATE ON detainees_merge
FOR EACH ROW EXECUTE FUNCTION check_merge();

CREATE OR REPLACE FUNCTION refuse_wrong_standing(entry bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- An entry names the root of the merges in force, and is as closed as the root.
BEGIN
    IF EXISTS (SELECT FROM detainees_detainee e JOIN detainees_detainee standing ON standing.id = stands_for(e.id)
               WHERE e.id = entry
                 AND (coalesce(e.merged_into_id, e.id), e.restricted) IS DISTINCT FROM (standing.id, standing.restricted))
    THEN
        RAISE EXCEPTION 'Entry % does not say which one stands for it, or is not as closed.', entry
            USING ERRCODE = 'IF014';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION check_standing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- At the end of a transaction, of the entry and of all for which it stands.
BEGIN
    PERFORM refuse_wrong_standing(entry) FROM entries_under(stands_for(NEW.id)) entry;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_standing ON detainees_detainee;
CREATE CONSTRAINT TRIGGER check_standing AFTER UPDATE OF merged_into_id, restricted ON detainees_detainee
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN ((OLD.merged_into_id, OLD.restricted) IS DISTINCT FROM (NEW.merged_into_id, NEW.restricted))
EXECUTE FUNCTION check_standing();

DROP TRIGGER IF EXISTS check_new_standing ON detainees_detainee;
CREATE CONSTRAINT TRIGGER check_new_standing AFTER INSERT ON detainees_detainee
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION check_standing();

CREATE OR REPLACE FUNCTION check_merged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM refuse_wrong_standing(entry) FROM entries_under(stands_for(NEW.kept_id)) entry;
    PERFORM refuse_wrong_standing(entry) FROM entries_under(stands_for(NEW.merged_id)) entry;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS check_merged ON detainees_merge;
CREATE CONSTRAINT TRIGGER check_merged AFTER INSERT OR UPDATE ON detainees_merge
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_merged();

CREATE OR REPLACE FUNCTION check_pair_verdict() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    pair detainees_pair;
BEGIN
    SELECT * INTO pair FROM detainees_pair WHERE id = NEW.pair_id FOR UPDATE;
    IF NEW.by_id <> acting_person() THEN
        RAISE EXCEPTION 'A decision is recorded for the person who takes it.' USING ERRCODE = 'IF003';
    END IF;
    PERFORM require_right_to_pair(NEW.by_id, pair.one_id, pair.other_id);
    NEW.at := clock_timestamp();
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_pair_verdict BEFORE INSERT ON detainees_pairverdict
FOR EACH ROW EXECUTE FUNCTION check_pair_verdict();

CREATE OR REPLACE FUNCTION check_pair_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A pair is decided by a verdict of this very transaction, as the same where the two were merged and only there, and not
-- over somebody who said in the same moment that they are different; changed facts alone leave it undecided again.
DECLARE
    verdict detainees_pairverdict;
BEGIN
    IF (OLD.decision, NEW.decision) = ('different', 'same') THEN
        RAISE EXCEPTION 'Who are different people are not merged before that decision was taken back.'
            USING ERRCODE = 'IF014';
    END IF;
    SELECT * INTO verdict FROM detainees_pairverdict WHERE pair_id = NEW.id ORDER BY id DESC LIMIT 1;
    IF (verdict.decision, verdict.by_id) IS NOT DISTINCT FROM (NEW.decision, acting_person())
       AND verdict.at >= transaction_timestamp()
       AND (NEW.decision = 'same') = (stands_for(NEW.one_id) = stands_for(NEW.other_id)) THEN
        RETURN NEW;
    END IF;
    IF NEW.decision = '' AND OLD.decision = 'different' AND NEW.fingerprint <> OLD.fingerprint
       AND is_searcher(acting_person()) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A pair is decided by who may, in a row of its own.' USING ERRCODE = 'IF014';
END $$;

CREATE OR REPLACE TRIGGER check_pair_decision BEFORE UPDATE ON detainees_pair
FOR EACH ROW WHEN (OLD.decision IS DISTINCT FROM NEW.decision) EXECUTE FUNCTION check_pair_decision();

CREATE OR REPLACE FUNCTION check_new_pair() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'A pair is found undecided.' USING ERRCODE = 'IF014';
END $$;

CREATE OR REPLACE TRIGGER check_new_pair BEFORE INSERT ON detainees_pair
FOR EACH ROW WHEN (NEW.decision <> '') EXECUTE FUNCTION check_new_pair();

CREATE OR REPLACE FUNCTION refuse_merged() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Statement trigger after INSERT, the rows in “made”, its arguments the columns that name a person: what is new of a
-- person is entered at the entry that stands. The persons are held already (note_authors): no merge is under way.
DECLARE
    person text;
    merged boolean;
BEGIN
    FOREACH person IN ARRAY TG_ARGV LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM made JOIN detainees_detainee d ON d.id = made.%I
                        WHERE d.merged_into_id IS NOT NULL)', person) INTO merged;
        IF merged THEN
            RAISE EXCEPTION 'Another entry stands for this person: what is new is entered there.'
                USING ERRCODE = 'IF015';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER new_of_merged AFTER INSERT ON detainees_name REFERENCING NEW TABLE AS made
FOR EACH STATEMENT EXECUTE FUNCTION refuse_merged('detainee_id');
CREATE OR REPLACE TRIGGER new_of_merged AFTER INSERT ON detainees_othername REFERENCING NEW TABLE AS made
FOR EACH STATEMENT EXECUTE FUNCTION refuse_merged('detainee_id');
CREATE OR REPLACE TRIGGER new_of_merged AFTER INSERT ON detainees_detention REFERENCING NEW TABLE AS made
FOR EACH STATEMENT EXECUTE FUNCTION refuse_merged('detainee_id');
CREATE OR REPLACE TRIGGER new_of_merged AFTER INSERT ON detainees_identitynumber REFERENCING NEW TABLE AS made
FOR EACH STATEMENT EXECUTE FUNCTION refuse_merged('detainee_id');
CREATE OR REPLACE TRIGGER new_of_merged AFTER INSERT ON detainees_link REFERENCING NEW TABLE AS made
FOR EACH STATEMENT EXECUTE FUNCTION refuse_merged('one_id', 'other_id');
CREATE OR REPLACE TRIGGER new_of_merged AFTER INSERT ON detainees_description REFERENCING NEW TABLE AS made
FOR EACH STATEMENT EXECUTE FUNCTION refuse_merged('detainee_id');
