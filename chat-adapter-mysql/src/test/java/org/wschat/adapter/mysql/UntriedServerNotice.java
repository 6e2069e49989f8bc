package org.wschat.adapter.mysql;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of the tests that they ran on no server but the one out of the jar, and how they would. */
public final class UntriedServerNotice implements TestExecutionListener {

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (GivenServer.in(System.getenv()).isEmpty()) {
            System.out.println(
                    "Not tried: the store on a MySQL server; these tests ran on MariaDB only. To try one, set "
                            + GivenServer.URL + "=jdbc:mysql://host:port, " + GivenServer.USER + " and "
                            + GivenServer.PASSWORD
                            + " (.ci/real-databases starts such servers).");
        }
    }
}
