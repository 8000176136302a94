-- What a caller agreed to, and what rests on it: whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION consent_that_stands(of_inquiry bigint, for_what text, with_row bigint, with_name text)
RETURNS bigint LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- families/consent.py: the consent that was given last, and not refused or withdrawn since; NULL where there is none.
    SELECT CASE WHEN said = 'given' THEN id END FROM families_consent
    WHERE inquiry_id = of_inquiry AND purpose = for_what
      AND organisation_id IS NOT DISTINCT FROM with_row AND outside = with_name
    ORDER BY id DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION agrees_to_hear(inquiry families_inquiry) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
-- families/consent.py, why_not_told: whether a caller is told anything: it may be kept and is there, and the register
-- may be searched.
    SELECT inquiry.erased_at IS NULL AND inquiry.keep_said NOT IN ('refused', 'withdrawn') AND inquiry.match_said = 'given'
$$;

CREATE OR REPLACE FUNCTION written_by_owner() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
-- These columns are set by the owner's own functions alone; whoever serves is another role.
BEGIN
    IF current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RAISE EXCEPTION 'These are set by what was agreed and destroyed, and by nobody: %.', TG_ARGV[0]
            USING ERRCODE = 'IF057';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION check_consent() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    inquiry families_inquiry;
BEGIN
    -- Held, so that of two things said the later one is later, and none comes while all is destroyed.
    SELECT * INTO inquiry FROM families_inquiry WHERE id = NEW.inquiry_id FOR NO KEY UPDATE;
    IF inquiry.erased_at IS NOT NULL THEN
        RAISE EXCEPTION 'The content of this inquiry was destroyed: nothing is added to it.' USING ERRCODE = 'IF057';
    END IF;
    IF NOT holds_right(NEW.by_id, 'take_inquiries', inquiry.team_id) THEN
        RAISE EXCEPTION 'Consent is recorded by those of the desk.' USING ERRCODE = 'IF013';
    END IF;
    NEW.at := clock_timestamp();
    IF NEW.said_on > (NEW.at AT TIME ZONE 'Asia/Damascus')::date THEN
        RAISE EXCEPTION 'Nobody agrees on a day to come.' USING ERRCODE = 'IF056';
    END IF;
    IF NEW.said = 'withdrawn' AND
       consent_that_stands(NEW.inquiry_id, NEW.purpose, NEW.organisation_id, NEW.outside) IS NULL THEN
        RAISE EXCEPTION 'What was not given is not withdrawn.' USING ERRCODE = 'IF056';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_consent BEFORE INSERT ON families_consent
FOR EACH ROW EXECUTE FUNCTION check_consent();

CREATE OR REPLACE FUNCTION recall_from(of_inquiry bigint, with_row bigint, with_name text, all_of_it boolean)
RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
-- What was passed on to this organisation, or to all, is taken back; each who had it is to be told.
BEGIN
    UPDATE families_share s SET recalled_by_id = acting_person(), recalled_at = clock_timestamp()
    FROM families_consent c
    WHERE c.id = s.consent_id AND s.inquiry_id = of_inquiry AND s.recalled_at IS NULL
      AND (all_of_it OR c.organisation_id IS NOT DISTINCT FROM with_row AND c.outside = with_name);
    UPDATE families_referral r SET recalled_by_id = acting_person(), recalled_at = clock_timestamp()
    FROM families_consent c
    WHERE c.id = r.consent_id AND r.inquiry_id = of_inquiry AND r.recalled_at IS NULL
      AND (all_of_it OR c.organisation_id IS NOT DISTINCT FROM with_row AND c.outside = with_name);
END $$;
REVOKE EXECUTE ON FUNCTION recall_from(bigint, bigint, text, boolean) FROM PUBLIC;

CREATE OR REPLACE FUNCTION note_telling() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Whatever takes it back, who had it is to be told.
BEGIN
    IF TG_TABLE_NAME = 'families_share' THEN
        INSERT INTO families_telling (inquiry_id, share_id, made_at)
        VALUES (NEW.inquiry_id, NEW.id, clock_timestamp()) ON CONFLICT DO NOTHING;
    ELSE
        INSERT INTO families_telling (inquiry_id, referral_id, made_at)
        VALUES (NEW.inquiry_id, NEW.id, clock_timestamp()) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER note_telling AFTER UPDATE OF recalled_at ON families_share FOR EACH ROW
WHEN (OLD.recalled_at IS NULL AND NEW.recalled_at IS NOT NULL) EXECUTE FUNCTION note_telling();
CREATE OR REPLACE TRIGGER note_telling AFTER UPDATE OF recalled_at ON families_referral FOR EACH ROW
WHEN (OLD.recalled_at IS NULL AND NEW.recalled_at IS NOT NULL) EXECUTE FUNCTION note_telling();

CREATE OR REPLACE FUNCTION lapse_check(inquiry families_inquiry) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
-- This inquiry is let go. That its caller answered what only one family knows did not count while they asked for two; it
-- does not come to count because one of them is let go.
BEGIN
    UPDATE families_relative SET identity = 'not-checked'
    WHERE id = inquiry.relative_id AND identity IN ('questions', 'called-back') AND EXISTS (
        SELECT FROM families_inquiry other
        WHERE other.relative_id = inquiry.relative_id AND other.id <> inquiry.id AND is_still_asked(other)
          AND stands_for(other.detainee_id) IS DISTINCT FROM stands_for(inquiry.detainee_id));
END $$;
REVOKE EXECUTE ON FUNCTION lapse_check(families_inquiry) FROM PUBLIC;

CREATE OR REPLACE FUNCTION follow_consent() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- The inquiry says what was said last; who no longer may have something has it no longer.
BEGIN
    IF NEW.purpose = 'keep' THEN
        UPDATE families_inquiry SET keep_said = NEW.said,
            review_on = CASE WHEN status = 'closed' AND NEW.said <> 'given'
                        THEN (NEW.at AT TIME ZONE 'Asia/Damascus')::date ELSE review_on END
        WHERE id = NEW.inquiry_id;
        IF NEW.said <> 'given' THEN  -- what may not be kept is nobody else's either
            PERFORM recall_from(NEW.inquiry_id, NULL, '', true);
        END IF;
    ELSIF NEW.purpose = 'match' AND NEW.said = 'given' THEN
        UPDATE families_inquiry SET match_said = NEW.said WHERE id = NEW.inquiry_id;
    ELSIF NEW.purpose = 'match' THEN  -- who was found is let go
        PERFORM lapse_check(q) FROM families_inquiry q WHERE q.id = NEW.inquiry_id;
        UPDATE families_inquiry SET match_said = NEW.said, detainee_id = NULL, chosen_by_id = NULL, chosen_at = NULL
        WHERE id = NEW.inquiry_id;
    ELSIF NEW.purpose = 'share' AND NEW.said <> 'given' THEN
        PERFORM recall_from(NEW.inquiry_id, NEW.organisation_id, NEW.outside, false);
    ELSIF NEW.purpose = 'share' AND NOT NEW.with_numbers THEN  -- the name yes, the numbers no longer
        UPDATE families_share s SET recalled_by_id = acting_person(), recalled_at = clock_timestamp()
        FROM families_consent c
        WHERE c.id = s.consent_id AND s.inquiry_id = NEW.inquiry_id AND s.recalled_at IS NULL
          AND 'numbers' = ANY (s.fields)
          AND c.organisation_id IS NOT DISTINCT FROM NEW.organisation_id AND c.outside = NEW.outside;
    END IF;
    IF NEW.purpose IN ('keep', 'match') AND NEW.said <> 'given' THEN  -- who is told nothing waits for no bad news
        UPDATE families_badnews SET dropped_by_id = acting_person(), dropped_at = clock_timestamp()
        WHERE inquiry_id = NEW.inquiry_id AND dropped_at IS NULL AND NOT is_told(id);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER follow_consent AFTER INSERT ON families_consent
FOR EACH ROW EXECUTE FUNCTION follow_consent();

CREATE OR REPLACE TRIGGER written_by_owner BEFORE UPDATE ON families_inquiry FOR EACH ROW
WHEN ((OLD.keep_said, OLD.match_said, OLD.erased_at) IS DISTINCT FROM (NEW.keep_said, NEW.match_said, NEW.erased_at))
EXECUTE FUNCTION written_by_owner('keep_said, match_said, erased_at');
CREATE OR REPLACE TRIGGER written_by_owner_first BEFORE INSERT ON families_inquiry FOR EACH ROW
WHEN (NEW.keep_said <> '' OR NEW.match_said <> '' OR NEW.erased_at IS NOT NULL)
EXECUTE FUNCTION written_by_owner('keep_said, match_said, erased_at');
CREATE OR REPLACE TRIGGER written_by_owner BEFORE UPDATE ON families_relative FOR EACH ROW
WHEN (OLD.erased_at IS DISTINCT FROM NEW.erased_at) EXECUTE FUNCTION written_by_owner('erased_at');
CREATE OR REPLACE TRIGGER written_by_owner BEFORE UPDATE ON families_contact FOR EACH ROW
WHEN (OLD.erased_at IS DISTINCT FROM NEW.erased_at) EXECUTE FUNCTION written_by_owner('erased_at');

CREATE OR REPLACE TRIGGER written_by_owner BEFORE UPDATE ON families_share FOR EACH ROW
WHEN (OLD.content IS DISTINCT FROM NEW.content) EXECUTE FUNCTION written_by_owner('content');
CREATE OR REPLACE TRIGGER written_by_owner BEFORE UPDATE ON families_referral FOR EACH ROW
WHEN (OLD.content IS DISTINCT FROM NEW.content) EXECUTE FUNCTION written_by_owner('content');

CREATE OR REPLACE FUNCTION check_passed_on() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- A share or a referral rests on a consent that stands, goes to a desk of the organisation that the caller named, and
-- is sent by those of the inquiry's own desk. The inquiry is held: nothing is passed on while its consent is withdrawn.
DECLARE
    inquiry families_inquiry;
    agreed families_consent;
BEGIN
    SELECT * INTO inquiry FROM families_inquiry WHERE id = NEW.inquiry_id FOR NO KEY UPDATE;
    SELECT * INTO agreed FROM families_consent WHERE id = NEW.consent_id;
    IF inquiry.erased_at IS NOT NULL THEN
        RAISE EXCEPTION 'The content of this inquiry was destroyed: nothing of it is passed on.' USING ERRCODE = 'IF057';
    END IF;
    IF inquiry.keep_said IN ('refused', 'withdrawn') THEN
        RAISE EXCEPTION 'What the caller does not let be kept is not passed on.' USING ERRCODE = 'IF056';
    END IF;
    IF NOT holds_right(NEW.sent_by_id, 'take_inquiries', inquiry.team_id) THEN
        RAISE EXCEPTION 'An inquiry is passed on by those of its desk.' USING ERRCODE = 'IF013';
    END IF;
    IF agreed.inquiry_id <> NEW.inquiry_id OR agreed.purpose <> 'share' OR NEW.consent_id IS DISTINCT FROM
       consent_that_stands(NEW.inquiry_id, 'share', agreed.organisation_id, agreed.outside) THEN
        RAISE EXCEPTION 'The caller has not agreed that this is shared there.' USING ERRCODE = 'IF056';
    END IF;
    IF 'numbers' = ANY (NEW.fields) AND (
           NOT agreed.with_numbers OR NEW.desk_id IS NULL OR TG_TABLE_NAME <> 'families_share') THEN
        RAISE EXCEPTION 'The caller has not agreed that numbers are shared there.' USING ERRCODE = 'IF056';
    END IF;
    IF NEW.desk_id IS NULL AND agreed.organisation_id IS NOT NULL
       OR NEW.desk_id IS NOT NULL AND agreed.organisation_id IS DISTINCT FROM
          (SELECT organisation_id FROM accounts_team WHERE id = NEW.desk_id)
       OR NEW.desk_id = inquiry.team_id THEN
        RAISE EXCEPTION 'It goes to another desk, of the organisation that the caller agreed to.' USING ERRCODE = 'IF059';
    END IF;
    IF NEW.recalled_at IS NOT NULL THEN
        RAISE EXCEPTION 'What begins is not taken back yet.' USING ERRCODE = 'IF059';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_passed_on BEFORE INSERT ON families_share
FOR EACH ROW EXECUTE FUNCTION check_passed_on();
CREATE OR REPLACE TRIGGER check_passed_on BEFORE INSERT ON families_referral
FOR EACH ROW EXECUTE FUNCTION check_passed_on();

CREATE OR REPLACE FUNCTION check_share() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Before UPDATE: acknowledged by those who have it, taken back by those who sent it.
DECLARE
    sender bigint := (SELECT team_id FROM families_inquiry WHERE id = NEW.inquiry_id);
BEGIN
    IF OLD.acknowledged_at IS DISTINCT FROM NEW.acknowledged_at AND (
           OLD.acknowledged_at IS NOT NULL OR OLD.recalled_at IS NOT NULL OR NEW.until <= clock_timestamp()
           OR NOT holds_right(NEW.acknowledged_by_id, 'take_inquiries', coalesce(NEW.desk_id, sender)))
       OR OLD.recalled_at IS DISTINCT FROM NEW.recalled_at
          AND (OLD.recalled_at IS NOT NULL OR NOT holds_right(NEW.recalled_by_id, 'take_inquiries', sender)) THEN
        RAISE EXCEPTION 'A share is acknowledged by who has it, while they have it, and taken back by who sent it.'
            USING ERRCODE = 'IF059';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_share BEFORE UPDATE ON families_share
FOR EACH ROW EXECUTE FUNCTION check_share();

CREATE OR REPLACE FUNCTION check_share_begins() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.acknowledged_at IS NOT NULL OR NEW.until > NEW.sent_at + interval '366 days' THEN
        RAISE EXCEPTION 'A share begins unacknowledged, and ends within a year.' USING ERRCODE = 'IF059';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER check_share_begins BEFORE INSERT ON families_share
FOR EACH ROW EXECUTE FUNCTION check_share_begins();

CREATE OR REPLACE FUNCTION check_telling() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Before UPDATE: told by who sent it, or known to who had it.
DECLARE
    desks bigint[] := ARRAY(
        SELECT team_id FROM families_inquiry WHERE id = NEW.inquiry_id
        UNION SELECT desk_id FROM families_share WHERE id = NEW.share_id
        UNION SELECT desk_id FROM families_referral WHERE id = NEW.referral_id);
BEGIN
    IF OLD.told_at IS NOT NULL OR NOT EXISTS (
        SELECT FROM unnest(desks) desk WHERE holds_right(NEW.told_by_id, 'take_inquiries', desk)) THEN
        RAISE EXCEPTION 'That somebody was told is said once, by those of one of the desks.' USING ERRCODE = 'IF059';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_telling BEFORE UPDATE ON families_telling
FOR EACH ROW EXECUTE FUNCTION check_telling();
