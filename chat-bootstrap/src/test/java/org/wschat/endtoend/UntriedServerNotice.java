package org.wschat.endtoend;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of the end-to-end tests that they ran on no MySQL server, and how they would. */
public final class UntriedServerNotice implements TestExecutionListener {

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        boolean endToEnd = System.getProperty("chat.jar") != null;
        if (endToEnd && DatabaseServer.named(System.getenv()).isEmpty()) {
            System.out.println("Not tried: the end-to-end tests on a MySQL server; they ran on SQLite and MariaDB only."
                    + " To try one, set " + DatabaseServer.URL + "=jdbc:mysql://host:port, CHAT_TEST_MYSQL_USER and"
                    + " CHAT_TEST_MYSQL_PASSWORD (.ci/real-databases starts such servers).");
        }
    }
}
