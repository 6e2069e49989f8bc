-- How far each table of an original server has been imported. source: what tells that table from all others (a hash of
-- its first row); time_zone: how its times are read; run: the import that goes on with it, which all others then leave
-- alone; last_id: all its rows up to this id are imported, left out as deleted, or named in import_refusal.
CREATE TABLE IF NOT EXISTS import_ledger (
  source   TEXT    NOT NULL PRIMARY KEY,
  time_zone TEXT    NOT NULL,
  run      INTEGER NOT NULL,
  last_id  INTEGER NOT NULL,
  imported INTEGER NOT NULL,
  deleted  INTEGER NOT NULL
) STRICT;

-- The rows that were left out because this server does not take what is in them.
CREATE TABLE IF NOT EXISTS import_refusal (
  source    TEXT    NOT NULL,
  source_id INTEGER NOT NULL,
  reason    TEXT    NOT NULL,
  PRIMARY KEY (source, source_id)
) STRICT, WITHOUT ROWID;
