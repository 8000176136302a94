-- The shape of a figure's parts (releases/figures/parts.py). Run again by each migration that changes it.

CREATE OR REPLACE FUNCTION are_figure_parts(parts jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
-- A list of parts, each a number or a whole per cent, with what its kind needs: a province, a party, a period.
    SELECT jsonb_typeof(parts) = 'array' AND NOT EXISTS (
        SELECT FROM jsonb_array_elements(CASE jsonb_typeof(parts) WHEN 'array' THEN parts ELSE '[]' END) part
        WHERE CASE WHEN jsonb_typeof(part) <> 'object' THEN true ELSE NOT (
            part ->> 'of' IN ('women', 'children', 'province', 'party', 'period')
            AND part ->> 'bound' IN ('exactly', 'at-least', 'about')
            AND (part ? 'number') <> (part ? 'percent')
            AND coalesce(jsonb_typeof(part -> 'number'), 'number') = 'number'
            AND coalesce(jsonb_typeof(part -> 'percent'), 'number') = 'number'
            AND coalesce(part ->> 'number', '0') ~ '^\d{1,9}$'
            AND coalesce(part ->> 'percent', '0') ~ '^(\d\d?|100)$'
            AND (part ->> 'of' = 'province') = (part ? 'place')
            AND coalesce(part ->> 'place', 'SY-DI') ~ '^SY-[A-Z]{2}$'
            AND (part ->> 'of' = 'party') = (part ? 'party_ar' AND part ? 'party_en')
            AND (part ->> 'of' <> 'period' OR part ? 'since' OR part ? 'until')
            AND (NOT part ? 'since' OR is_partial_date(part ->> 'since'))
            AND (NOT part ? 'until' OR is_partial_date(part ->> 'until'))
            AND part - ARRAY['of', 'number', 'percent', 'bound', 'place', 'party_ar', 'party_en', 'since', 'until']
                = '{}') END IS NOT FALSE)
$$;
