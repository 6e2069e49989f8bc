package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Gives its owner all that is stored about an account, a page at a time. */
public interface ExportAccountUseCase {

    /**
     * Reads one page, by one to three short looks at the stores; nothing is held between two pages. What is there when the first
     * page is read comes exactly once; of what arrives meanwhile perhaps some.
     *
     * @param query whose account, from where, how much
     * @return the page; or {@link org.wschat.application.port.outbound.AccountStoreException}, or
     *     {@link org.wschat.application.port.outbound.MessageStoreException}
     */
    CompletionStage<ExportPage> read(ExportQuery query);
}
