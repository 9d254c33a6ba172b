-- Views over the last revision of every article. The same text serves every database.

CREATE VIEW current_articles AS
SELECT a.* FROM articles a
WHERE a.revision = (SELECT max(b.revision) FROM articles b WHERE b.id = a.id);

CREATE VIEW current_incidents AS
SELECT i.*, a.source AS article_source, a.url, a.title, a.published, a.published_day, a.genre, a.duplicate_of
FROM incidents i JOIN current_articles a ON a.id = i.article AND a.revision = i.revision;

CREATE VIEW current_casualties AS
SELECT c.*, a.source AS article_source, a.url, a.title, a.published, a.published_day, a.genre, a.duplicate_of
FROM casualties c JOIN current_articles a ON a.id = c.article AND a.revision = c.revision;

-- acled: Incidents under the column names of the Armed Conflict Location & Event Data project.
-- acled: One row is one incident as one article tells it: reports of one event by several articles are not merged, as ACLED's coders do; copies are left out.
-- acled: Lost: bounds (low, high), the injured and missing, who says so and how sure anyone is; what can be said of these stands in notes.
-- acled: fatalities is best, else low, as ACLED takes the most conservative figure; perpetrators killed are apart, in notes.
-- acled: event_date is the first day of the interval, null where the text gives none; time_precision 1 day, 2 week, 3 month or more.
-- acled: ACLED has no word for accidents and disasters: they are left out. Not coded: actor2, the associated actors (nationality of the victims), inter codes, source_scale. country is the ISO 3166 code.
CREATE VIEW acled AS
SELECT
	i.key AS event_id_cnty,
	i.from_day AS event_date,
	CAST(substr(CAST(i.from_day AS text), 1, 4) AS integer) AS year,
	CASE WHEN i.from_day IS NULL THEN NULL
		WHEN i.days = 1 THEN 1
		WHEN i.days <= 7 THEN 2
		ELSE 3 END AS time_precision,
	CASE i.event_type
		WHEN 'clash' THEN 'Battles'
		WHEN 'bombing' THEN 'Explosions/Remote violence'
		WHEN 'suicide_bombing' THEN 'Explosions/Remote violence'
		WHEN 'airstrike' THEN 'Explosions/Remote violence'
		WHEN 'drone_strike' THEN 'Explosions/Remote violence'
		WHEN 'shelling' THEN 'Explosions/Remote violence'
		WHEN 'armed_assault' THEN 'Violence against civilians'
		WHEN 'assassination' THEN 'Violence against civilians'
		WHEN 'abduction' THEN 'Violence against civilians' END AS event_type,
	CASE i.event_type
		WHEN 'clash' THEN 'Armed clash'
		WHEN 'bombing' THEN 'Remote explosive/landmine/IED'
		WHEN 'suicide_bombing' THEN 'Suicide bomb'
		WHEN 'airstrike' THEN 'Air/drone strike'
		WHEN 'drone_strike' THEN 'Air/drone strike'
		WHEN 'shelling' THEN 'Shelling/artillery/missile attack'
		WHEN 'armed_assault' THEN 'Attack'
		WHEN 'assassination' THEN 'Attack'
		WHEN 'abduction' THEN 'Abduction/forced disappearance' END AS sub_event_type,
	i.actor AS actor1,
	CASE WHEN i.civilians_hit THEN 'Civilian targeting' END AS civilian_targeting,
	i.country AS country,
	i.admin1 AS admin1,
	i.admin2 AS admin2,
	i.place_name AS location,
	i.lat AS latitude,
	i.lon AS longitude,
	CASE i.geo_precision WHEN 'exact' THEN 1 WHEN 'near' THEN 2 WHEN 'adm2' THEN 2 WHEN 'adm1' THEN 3 WHEN 'region' THEN 3 END AS geo_precision,
	i.article_source AS source,
	coalesce(i.killed_best, i.killed_low) AS fatalities,
	coalesce(i.title, '') || CASE WHEN i.confidence IS NOT NULL THEN '; ' || i.actor || ' ' || i.confidence ELSE '' END
		|| CASE WHEN coalesce(i.injured_best, i.injured_low) IS NOT NULL THEN '; injured ' || CAST(coalesce(i.injured_best, i.injured_low) AS text) ELSE '' END
		|| CASE WHEN coalesce(i.casualties_best, i.casualties_low) IS NOT NULL THEN '; killed or injured ' || CAST(coalesce(i.casualties_best, i.casualties_low) AS text) ELSE '' END
		|| CASE WHEN i.perpetrators_killed_best IS NOT NULL THEN '; perpetrators killed ' || CAST(i.perpetrators_killed_best AS text) ELSE '' END
		|| CASE WHEN i.doubted THEN '; figures doubted' ELSE '' END AS notes,
	i.article AS article, i.revision AS revision, i.main AS main
FROM current_incidents i
WHERE i.duplicate_of IS NULL AND (i.event_type IS NULL OR i.event_type NOT IN ('accident', 'disaster'));

-- ucdp: Incidents under the column names of the UCDP Georeferenced Event Dataset.
-- ucdp: One row is one incident as one article tells it; copies are left out. Incidents without a death are left out, as UCDP counts deaths only.
-- ucdp: low, best and high are ours; null where the text gives no bound, never filled from another. Perpetrators killed are apart from them, in deaths_a: side_a is who is said to have done it.
-- ucdp: deaths_civilians are those called so, deaths_unknown the rest of best.
-- ucdp: Lost: the injured, missing and abducted; how sure anyone is who did it. Not coded and null: side_b, deaths_b, and type_of_violence, which needs a codebook's judgement. country is the ISO 3166 code.
-- ucdp: date_prec 1 day, 2 two to six days, 3 week, 4 up to a month, 5 longer; where_prec 1 exact, 2 near, 3 second-order, 4 first-order, 5 landscape, 6 country, 7 international.
-- ucdp: event_clarity 2 where a figure is unverified, disputed or denied, else 1.
CREATE VIEW ucdp AS
SELECT
	i.key AS id,
	CAST(substr(CAST(i.from_day AS text), 1, 4) AS integer) AS year,
	CAST(NULL AS integer) AS type_of_violence,
	i.actor AS side_a,
	CAST(NULL AS text) AS side_b,
	i.sources AS number_of_sources,
	i.url AS source_article,
	i.says AS source_original,
	i.published_day AS source_date,
	i.title AS source_headline,
	i.place_name AS where_coordinates,
	CASE i.geo_precision WHEN 'exact' THEN 1 WHEN 'near' THEN 2 WHEN 'adm2' THEN 3 WHEN 'adm1' THEN 4
		WHEN 'region' THEN CASE WHEN i.country IS NULL THEN 7 ELSE 5 END WHEN 'country' THEN 6 WHEN 'international' THEN 7 END AS where_prec,
	i.admin1 AS adm_1,
	i.admin2 AS adm_2,
	i.lat AS latitude,
	i.lon AS longitude,
	i.country AS country,
	CASE WHEN i.doubted THEN 2 ELSE 1 END AS event_clarity,
	CASE WHEN i.from_day IS NULL THEN NULL
		WHEN i.days = 1 THEN 1
		WHEN i.days <= 6 THEN 2
		WHEN i.days = 7 THEN 3
		WHEN i.days <= 31 THEN 4
		ELSE 5 END AS date_prec,
	i.from_day AS date_start,
	i.to_day AS date_end,
	i.perpetrators_killed_best AS deaths_a,
	CAST(NULL AS integer) AS deaths_b,
	i.civilians_killed AS deaths_civilians,
	CASE WHEN i.killed_best >= i.civilians_killed THEN i.killed_best - i.civilians_killed WHEN i.civilians_killed IS NULL THEN i.killed_best END AS deaths_unknown,
	i.killed_best AS best,
	i.killed_high AS high,
	i.killed_low AS low,
	i.article AS article, i.revision AS revision, i.main AS main
FROM current_incidents i
WHERE i.duplicate_of IS NULL AND coalesce(i.killed_best, i.killed_low, i.killed_high, 0) > 0;

-- gtd: Incidents under the column names of the Global Terrorism Database.
-- gtd: One row is one incident as one article tells it; copies are left out. GTD's inclusion criteria (crit1-3) are not judged: clashes, accidents and disasters are left out, the rest is for the analyst.
-- gtd: nkill includes the perpetrators' deaths, as in GTD, and is null where the others' deaths are unknown; nkillter and nwound are as stated.
-- gtd: iday and imonth are 0 where the text does not say, as in GTD. specificity 1 exact (vicinity 1: near), 3 second-order, 4 first-order, 5 larger.
-- gtd: Not coded: targtype1 and natlty1 (who the victims were), nwoundte, approxdate, extended. country_txt is the ISO 3166 code.
-- gtd: Lost: low and high, who says what beyond claimed and guncertain1, unverified and disputed figures (doubtterr is about terrorism, not about figures, and is null).
CREATE VIEW gtd AS
SELECT
	i.key AS eventid,
	CAST(substr(CAST(i.from_day AS text), 1, 4) AS integer) AS iyear,
	CASE WHEN i.from_day IS NULL OR substr(CAST(i.from_day AS text), 1, 7) <> substr(CAST(i.to_day AS text), 1, 7) THEN 0
		ELSE CAST(substr(CAST(i.from_day AS text), 6, 2) AS integer) END AS imonth,
	CASE WHEN i.from_day IS NULL OR i.from_day <> i.to_day THEN 0
		ELSE CAST(substr(CAST(i.from_day AS text), 9, 2) AS integer) END AS iday,
	i.country AS country_txt,
	i.admin1 AS provstate,
	i.place_name AS city,
	i.lat AS latitude,
	i.lon AS longitude,
	CASE i.geo_precision WHEN 'exact' THEN 1 WHEN 'near' THEN 1 WHEN 'adm2' THEN 3 WHEN 'adm1' THEN 4 ELSE CASE WHEN i.geo_precision IS NULL THEN NULL ELSE 5 END END AS specificity,
	CASE WHEN i.geo_precision = 'near' THEN 1 ELSE 0 END AS vicinity,
	CASE i.event_type
		WHEN 'assassination' THEN 'Assassination'
		WHEN 'armed_assault' THEN 'Armed Assault'
		WHEN 'abduction' THEN 'Hostage Taking (Kidnapping)'
		WHEN 'arson' THEN 'Facility/Infrastructure Attack'
		WHEN 'other' THEN 'Unknown'
		WHEN 'bombing' THEN 'Bombing/Explosion' WHEN 'suicide_bombing' THEN 'Bombing/Explosion' WHEN 'airstrike' THEN 'Bombing/Explosion'
		WHEN 'drone_strike' THEN 'Bombing/Explosion' WHEN 'shelling' THEN 'Bombing/Explosion' END AS attacktype1_txt,
	CASE WHEN i.event_type = 'suicide_bombing' THEN 1 ELSE 0 END AS suicide,
	i.weapon AS weapdetail,
	i.actor AS gname,
	CASE WHEN i.confidence IN ('accused', 'suspected') THEN 1 WHEN i.actor IS NULL THEN NULL ELSE 0 END AS guncertain1,
	CASE WHEN i.confidence = 'claimed' THEN 1 ELSE 0 END AS claimed,
	CASE WHEN i.killed_best IS NULL THEN NULL ELSE i.killed_best + coalesce(i.perpetrators_killed_best, 0) END AS nkill,
	i.perpetrators_killed_best AS nkillter,
	i.injured_best AS nwound,
	CAST(NULL AS integer) AS doubtterr,
	i.url AS scite1,
	i.article_source AS dbsource,
	i.article AS article, i.revision AS revision, i.main AS main
FROM current_incidents i
WHERE i.duplicate_of IS NULL AND (i.event_type IS NULL OR i.event_type NOT IN ('clash', 'accident', 'disaster'));
