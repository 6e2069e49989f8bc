-- Who has an account, or had one: an erased account keeps its row, so that nobody else gets its name, but no password.
-- skeleton_hash: SHA-256 of what is the same for all names that look alike. erasing_since: erased_at,
-- while texts of the owner are perhaps left. Times in milliseconds since 1970 UTC.
CREATE TABLE IF NOT EXISTS user_account (
  user_name     VARCHAR(64)  NOT NULL,
  skeleton_hash CHAR(64)     NOT NULL,
  password_hash VARCHAR(255) NULL,
  created_at    BIGINT       NOT NULL,
  disabled      TINYINT      NOT NULL,
  erased_at     BIGINT       NULL,
  erasing_since BIGINT       NULL,
  PRIMARY KEY (user_name),
  UNIQUE KEY user_account_skeleton (skeleton_hash),
  KEY user_account_erasing (erasing_since)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=${collation};

-- Who is logged in where. token_hash: SHA-256 of the token; session_id names the session in lists.
CREATE TABLE IF NOT EXISTS user_session (
  token_hash   CHAR(64)     NOT NULL,
  session_id   VARCHAR(64)  NOT NULL,
  user_name    VARCHAR(64)  NOT NULL,
  device       VARCHAR(100) NOT NULL,
  address      VARCHAR(64)  NOT NULL,
  created_at   BIGINT       NOT NULL,
  last_seen_at BIGINT       NOT NULL,
  expires_at   BIGINT       NOT NULL,
  PRIMARY KEY (token_hash),
  UNIQUE KEY user_session_id (session_id),
  KEY user_session_user (user_name),
  KEY user_session_expiry (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=${collation};
