package org.wschat.adapter.mysql;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/**
 * Run by hand, not by the build: a MariaDB with an original's table of a million rows, or as many as the first argument
 * says, in 20,000 conversations, until the process is ended.
 */
final class MillionRows {

    private static final int AT_ONCE = 10_000;

    private MillionRows() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        int rows = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        MySqlSettings settings = MariaDbServer.running().database("original");
        OriginalTable table = OriginalTable.in(settings);
        RandomOriginal random = new RandomOriginal(1, 200);
        for (int row = 0; row < rows; row += AT_ONCE) {
            table.add(random.next(Math.min(AT_ONCE, rows - row)));
        }
        System.out.println("sql_messages with " + rows + " rows: " + settings);
        new CountDownLatch(1).await();
    }
}
