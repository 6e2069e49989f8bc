package org.wschat.adapter.websocket.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where a request comes from. {@code X-Forwarded-For} counts only as far as trusted proxies have written it: anybody can
 * send that header.
 */
public final class ClientAddress {

    private final AddressList trusted;

    /**
     * Names the proxies.
     *
     * @param trustedProxies addresses, or networks as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException if one is neither
     */
    public ClientAddress(Collection<String> trustedProxies) {
        this.trusted = new AddressList("trusted_proxies", trustedProxies);
    }

    /**
     * Finds the address of the client.
     *
     * @param peer who has connected
     * @param forwarded the values of {@code X-Forwarded-For}, in their order
     * @return the last address that no trusted proxy vouches for
     */
    public String of(String peer, Iterable<String> forwarded) {
        return nearest(peer, hops(forwarded)).address();
    }

    /**
     * Finds the address of the client, unless somebody may be behind it.
     *
     * @param peer who has connected
     * @param forwarded the values of {@code X-Forwarded-For}, in their order
     * @return the address; empty if it says that it passes the request on, and is no trusted proxy
     */
    public Optional<String> sure(String peer, Iterable<String> forwarded) {
        Nearest nearest = nearest(peer, hops(forwarded));
        return nearest.hopsBehind() == 0 ? Optional.of(nearest.address()) : Optional.empty();
    }

    private static List<String> hops(Iterable<String> forwarded) {
        List<String> hops = new ArrayList<>();
        forwarded.forEach(value -> Collections.addAll(hops, value.split(",", -1)));
        return hops;
    }

    private Nearest nearest(String peer, List<String> hops) {
        String client = peer;
        int behind = hops.size();
        while (behind > 0 && trusted.contains(client)) {
            String hop = hops.get(behind - 1).trim();
            if (!AddressList.isLiteral(hop)) {
                break;
            }
            client = hop;
            behind--;
        }
        return new Nearest(client, behind);
    }

    private record Nearest(String address, int hopsBehind) {}
}
