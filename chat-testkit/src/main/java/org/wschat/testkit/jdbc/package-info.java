/**
 * For tests of stores on JDBC: connections that count, remember, and break when told to; and {@link
 * org.wschat.testkit.jdbc.LeftoversContract}, which searches all tables.
 *
 * <p>Nothing of one database or driver belongs here. What every store must do is in {@link org.wschat.testkit.contract}.
 */
@NullMarked
package org.wschat.testkit.jdbc;

import org.jspecify.annotations.NullMarked;
