-- Who has an account, or had one: an erased account keeps its row, so that nobody else gets its name, but no password.
-- skeleton_hash: SHA-256 of what is the same for all names that look alike. erasing_since: erased_at,
-- while texts of the owner are perhaps left. Times in milliseconds since 1970 UTC.
CREATE TABLE IF NOT EXISTS user_account (
  user_name     TEXT    NOT NULL PRIMARY KEY,
  skeleton_hash TEXT    NOT NULL UNIQUE,
  password_hash TEXT,
  created_at    INTEGER NOT NULL,
  disabled      INTEGER NOT NULL,
  erased_at     INTEGER,
  erasing_since INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS user_account_erasing ON user_account (erasing_since) WHERE erasing_since IS NOT NULL;

-- Who is logged in where. token_hash: SHA-256 of the token; session_id names the session in lists.
CREATE TABLE IF NOT EXISTS user_session (
  token_hash   TEXT    NOT NULL PRIMARY KEY,
  session_id   TEXT    NOT NULL UNIQUE,
  user_name    TEXT    NOT NULL,
  device       TEXT    NOT NULL,
  address      TEXT    NOT NULL,
  created_at   INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS user_session_user ON user_session (user_name);

CREATE INDEX IF NOT EXISTS user_session_expiry ON user_session (expires_at);
