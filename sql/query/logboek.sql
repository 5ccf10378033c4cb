-- The record of looks, and what the log shows.

-- :name raadpleging_add :exec :lens kaal :logfile :reden "every look is recorded (invariant 12)"
-- proces and volgnr are filled by the appender: each process numbers its records without a gap.
insert into raadpleging (moment, medewerker, organisatie, dossier, persoon, route, doel, grond, soort, verzoek,
  proces, volgnr)
values ($moment:moment, $medewerker:int, $organisatie:int?, $dossier:int?, $persoon:int?, $route:text, $doel:text,
  $grond:text, $soort:text, $verzoek:int, $proces:int, $volgnr:int)
