package org.wschat.application.port.inbound;

import java.util.List;
import java.util.Optional;

/**
 * One page of an export.
 *
 * @param entries what comes next; empty only if there is no such account
 * @param next what to ask for the page after this one; empty if this is the last
 */
public record ExportPage(List<ExportEntry> entries, Optional<ExportQuery> next) {

    /**
     * Keeps a copy of the list.
     *
     * @param entries as above
     * @param next as above
     */
    public ExportPage {
        entries = List.copyOf(entries);
    }
}
