package org.wschat.adapter.mysql;

import java.util.List;

/** How servers are set up that the store must do with: each as far from what it would ask for as the server allows. */
enum OddServer {
    LATIN1_AND_LAX(
            "--character-set-server=latin1",
            "--collation-server=latin1_swedish_ci",
            "--skip-character-set-client-handshake",
            "--sql-mode=",
            "--transaction-isolation=REPEATABLE-READ",
            "--autocommit=0",
            "--lower-case-table-names=1",
            "--default-time-zone=+05:30",
            "--auto-increment-increment=10",
            "--auto-increment-offset=3",
            "--innodb-autoinc-lock-mode=0"),
    STRICT_AND_FOREIGN(
            "--character-set-server=utf8mb3",
            "--collation-server=utf8mb3_turkish_ci",
            "--character-set-collations=utf8mb4=utf8mb4_german2_ci",
            "--sql-mode=ANSI,TRADITIONAL,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,ANSI_QUOTES,PIPES_AS_CONCAT,"
                    + "NO_BACKSLASH_ESCAPES,NO_AUTO_VALUE_ON_ZERO,EMPTY_STRING_IS_NULL,SIMULTANEOUS_ASSIGNMENT",
            "--transaction-isolation=SERIALIZABLE",
            "--completion-type=RELEASE",
            "--default-time-zone=-11:00",
            "--default-storage-engine=MyISAM",
            "--innodb-force-primary-key=ON",
            "--sql-safe-updates=ON",
            "--max-join-size=10",
            "--innodb-autoinc-lock-mode=2",
            "--auto-increment-increment=2",
            "--auto-increment-offset=2",
            "--log-bin=changes",
            "--server-id=7",
            "--binlog-format=MIXED",
            "--binlog-commit-wait-count=10",
            "--binlog-commit-wait-usec=2000");

    private final String options;

    OddServer(String... options) {
        this.options = String.join(" ", options);
    }

    /** Starts such a server; whoever starts it closes it. */
    MariaDbServer start() {
        return MariaDbServer.with(List.of(options.split(" ")));
    }
}
