-- When a caller may be contacted, and what is kept of it: whoever writes. Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION is_safe_moment(contact families_contact, moment timestamptz) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
-- families/hours.py, is_safe: within the hours that are safe by the clock of the caller, until the day they named.
    SELECT (contact.not_after IS NULL OR (moment AT TIME ZONE contact.time_zone)::date <= contact.not_after)
       AND (contact.hours_from IS NULL
            OR CASE WHEN contact.hours_from < contact.hours_to
               THEN (moment AT TIME ZONE contact.time_zone)::time >= contact.hours_from
                    AND (moment AT TIME ZONE contact.time_zone)::time < contact.hours_to
               ELSE (moment AT TIME ZONE contact.time_zone)::time >= contact.hours_from
                    OR (moment AT TIME ZONE contact.time_zone)::time < contact.hours_to END)
$$;

CREATE OR REPLACE FUNCTION check_caller_shown() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    contact families_contact;
    inquiry families_inquiry;
BEGIN
    NEW.at := clock_timestamp();
    SELECT * INTO contact FROM families_contact WHERE id = NEW.contact_id;
    SELECT * INTO inquiry FROM families_inquiry WHERE id = NEW.inquiry_id;
    IF contact.relative_id IS DISTINCT FROM inquiry.relative_id THEN
        RAISE EXCEPTION 'The number is not that of who asks in this inquiry.' USING ERRCODE = 'IF050';
    END IF;
    IF NOT holds_right(NEW.by_id, 'show_callers', inquiry.team_id) AND NOT EXISTS (
        SELECT FROM families_share s JOIN families_consent c ON c.id = s.consent_id
        WHERE s.inquiry_id = inquiry.id AND 'numbers' = ANY (s.fields)
        AND (SELECT stands.with_numbers FROM families_consent stands
             WHERE stands.id = consent_that_stands(s.inquiry_id, 'share', c.organisation_id, c.outside))
        AND contact.made_at <= s.sent_at AND s.recalled_at IS NULL AND s.until > NEW.at AND holds_right(NEW.by_id, 'show_callers', s.desk_id)) THEN
        RAISE EXCEPTION 'A caller''s number is shown to those of its desk, and to whom it is shared.'
            USING ERRCODE = 'IF013';
    END IF;
    IF inquiry.erased_at IS NOT NULL OR inquiry.keep_said IN ('refused', 'withdrawn') THEN
        RAISE EXCEPTION 'The caller does not let this be kept: the number is shown to nobody.' USING ERRCODE = 'IF056';
    END IF;
    IF NOT NEW.despite AND NOT is_safe_moment(contact, NEW.at) THEN
        RAISE EXCEPTION 'At this hour it is not safe for the caller, and nobody was asked twice.' USING ERRCODE = 'IF050';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_caller_shown BEFORE INSERT ON families_callernumbershown
FOR EACH ROW EXECUTE FUNCTION check_caller_shown();

CREATE OR REPLACE FUNCTION check_attempt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    contact families_contact;
    inquiry families_inquiry;
BEGIN
    SELECT * INTO inquiry FROM families_inquiry WHERE id = NEW.inquiry_id FOR KEY SHARE;
    IF inquiry.status IN ('closed', 'referred') THEN
        RAISE EXCEPTION 'Nobody is contacted about an inquiry on which nobody works.' USING ERRCODE = 'IF051';
    END IF;
    IF inquiry.keep_said IN ('refused', 'withdrawn') THEN
        RAISE EXCEPTION 'The caller does not let this be kept: nothing is added to it.' USING ERRCODE = 'IF056';
    END IF;
    IF NOT holds_right(NEW.by_id, 'take_inquiries', inquiry.team_id) THEN
        RAISE EXCEPTION 'An attempt is logged by those of the desk.' USING ERRCODE = 'IF013';
    END IF;
    IF NEW.contact_id IS NOT NULL THEN
        SELECT * INTO contact FROM families_contact WHERE id = NEW.contact_id;
        IF contact.relative_id <> inquiry.relative_id THEN
            RAISE EXCEPTION 'The number is not that of who asks in this inquiry.' USING ERRCODE = 'IF050';
        END IF;
        IF NEW.next_due IS NOT NULL AND NOT is_safe_moment(contact, NEW.next_due) THEN
            RAISE EXCEPTION 'The next contact is not at a time that is safe for the caller.' USING ERRCODE = 'IF050';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_attempt BEFORE INSERT ON families_attempt
FOR EACH ROW EXECUTE FUNCTION check_attempt();

CREATE OR REPLACE FUNCTION check_desk() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
-- Of callers, of how they are reached, and of inquiries, only those of the desk write anything.
DECLARE
    desk bigint;
BEGIN
    IF TG_TABLE_NAME = 'families_contact' THEN
        SELECT team_id INTO desk FROM families_relative WHERE id = NEW.relative_id;
    ELSIF TG_OP = 'UPDATE' THEN
        desk := OLD.team_id;
    ELSE
        desk := NEW.team_id;
    END IF;
    IF NOT holds_right(acting_person(), 'take_inquiries', desk) THEN
        RAISE EXCEPTION 'What is known of callers is written by those of their desk.' USING ERRCODE = 'IF013';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER check_desk BEFORE INSERT OR UPDATE ON families_relative
FOR EACH ROW EXECUTE FUNCTION check_desk();
CREATE OR REPLACE TRIGGER check_desk BEFORE INSERT OR UPDATE ON families_contact
FOR EACH ROW EXECUTE FUNCTION check_desk();
CREATE OR REPLACE TRIGGER check_desk BEFORE UPDATE ON families_inquiry
FOR EACH ROW EXECUTE FUNCTION check_desk();
