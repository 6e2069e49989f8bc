package org.wschat.bootstrap.config;

import java.util.Optional;
import org.wschat.adapter.websocket.http.AddressList;

/** An IP address, or a network of them. */
record NetworkAddress() implements ValueKind<String> {

    @Override
    public String expected() {
        return "an address, or a network such as 10.0.0.0/8";
    }

    @Override
    public Optional<String> ofText(String text) {
        return AddressList.isEntry(text) ? Optional.of(text) : Optional.empty();
    }
}
