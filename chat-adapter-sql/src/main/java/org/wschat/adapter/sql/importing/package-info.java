/**
 * Takes over the messages of another server: reads them from an {@link org.wschat.adapter.sql.importing.ImportSource},
 * writes them in batches through {@link org.wschat.adapter.sql.write.BulkWriter}, and tells how far it is.
 *
 * <p>It is here and not in the application because no rule of a use case is involved: what may be a name or a text, the
 * domain's values decide, and all else is how rows become rows. Where the other server's table is, its adapter knows.
 */
@NullMarked
package org.wschat.adapter.sql.importing;

import org.jspecify.annotations.NullMarked;
