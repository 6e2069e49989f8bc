/** Offenders and innocents of a client. */
@NullMarked
package org.wschat.architecture.planted.client;

import org.jspecify.annotations.NullMarked;
