-- Who talks to whom. sent_x: how many messages of x are stored, so the last seq is sent_low + sent_high.
-- read_x: the sender_seq of the other's messages up to which x has read, but for unread_gap; those above it have a
-- seq above read_x_seq. In a conversation with oneself the sender is low, the reader high.
CREATE TABLE IF NOT EXISTS conversation (
  id            BIGINT      NOT NULL AUTO_INCREMENT,
  low_id        VARCHAR(64) NOT NULL,
  high_id       VARCHAR(64) NOT NULL,
  sent_low      BIGINT      NOT NULL DEFAULT 0,
  sent_high     BIGINT      NOT NULL DEFAULT 0,
  read_low      BIGINT      NOT NULL DEFAULT 0,
  read_high     BIGINT      NOT NULL DEFAULT 0,
  read_low_seq  BIGINT      NOT NULL DEFAULT 0,
  read_high_seq BIGINT      NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY conversation_pair (low_id, high_id),
  KEY conversation_high (high_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=${collation};

-- Runs of the other's messages, at or below the reader's mark, that are still unread. reader: 0 low, 1 high.
CREATE TABLE IF NOT EXISTS unread_gap (
  conversation_id  BIGINT  NOT NULL,
  reader           TINYINT NOT NULL,
  first_sender_seq BIGINT  NOT NULL,
  last_sender_seq  BIGINT  NOT NULL,
  after_seq        BIGINT  NOT NULL,
  PRIMARY KEY (conversation_id, reader, first_sender_seq)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=${collation};

-- sender: 0 low, 1 high. Times in milliseconds since 1970 UTC; updated_at is null until the message changes.
-- write_token tells the batch that wrote the row from all others.
CREATE TABLE IF NOT EXISTS message (
  conversation_id BIGINT     NOT NULL,
  seq             BIGINT     NOT NULL,
  id              BIGINT     NOT NULL AUTO_INCREMENT,
  sender          TINYINT    NOT NULL,
  sender_seq      BIGINT     NOT NULL,
  sent_at         BIGINT     NOT NULL,
  updated_at      BIGINT     NULL,
  write_token     BIGINT     NOT NULL,
  text            MEDIUMTEXT NOT NULL,
  PRIMARY KEY (conversation_id, seq),
  UNIQUE KEY message_id (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=${collation};
