/** A room of a house that breaks every rule, so that the rules can be tried. */
@NullMarked
package org.wschat.architecture.planted.adapter.mysql;

import org.jspecify.annotations.NullMarked;
