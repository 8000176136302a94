-- Where the numbers of references come from, and the refusal of a second reference for a record.

CREATE SEQUENCE reference_number;
COMMENT ON SEQUENCE reference_number IS 'Numbers from which the application draws references, for records of every kind.';

CREATE FUNCTION refuse_new_reference() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'A reference is given once and never changed.' USING ERRCODE = 'IF010';
END $$;
