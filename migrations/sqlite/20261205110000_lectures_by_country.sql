-- The lectures of a country's own page, and of the filter by country.
CREATE INDEX lecture_speakers_country ON lecture_speakers (country, lecture_id);
