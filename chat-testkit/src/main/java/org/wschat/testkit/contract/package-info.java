/**
 * The contract suites: extend {@link org.wschat.testkit.contract.MessageStoreContract} in the tests of a store, give it the
 * store, and every sentence of the port is tried on it.
 *
 * <p>Every test talks about people nobody has heard of before, so that all tests may share one store. Nothing here knows
 * of any particular store.
 */
@NullMarked
package org.wschat.testkit.contract;

import org.jspecify.annotations.NullMarked;
