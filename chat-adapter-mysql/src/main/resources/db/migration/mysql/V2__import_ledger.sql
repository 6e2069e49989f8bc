-- How far each table of an original server has been imported. source: what tells that table from all others (a hash of
-- its first row); time_zone: how its times are read; run: the import that goes on with it, which all others then leave
-- alone; last_id: all its rows up to this id are imported, left out as deleted, or named in import_refusal.
CREATE TABLE IF NOT EXISTS import_ledger (
  source   CHAR(64) NOT NULL,
  time_zone VARCHAR(64) NOT NULL,
  run      BIGINT   NOT NULL,
  last_id  BIGINT   NOT NULL,
  imported BIGINT   NOT NULL,
  deleted  BIGINT   NOT NULL,
  PRIMARY KEY (source)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=${collation};

-- The rows that were left out because this server does not take what is in them.
CREATE TABLE IF NOT EXISTS import_refusal (
  source    CHAR(64)    NOT NULL,
  source_id BIGINT      NOT NULL,
  reason    VARCHAR(32) NOT NULL,
  PRIMARY KEY (source, source_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=${collation};
