/**
 * Figures for those who watch servers, on Micrometer: what each is called, and where it is taken from.
 *
 * <p>Outbound ports are decorated, adapters are asked at each scrape; neither they nor the application know of it. Names and
 * labels are fixed here and told in {@code docs/operations.md}. A label never holds what a client has sent.
 */
@NullMarked
package org.wschat.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
