package org.wschat.adapter.websocket.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Where a request comes from. {@code X-Forwarded-For} counts only as far as trusted proxies have written it: anybody can
 * send that header.
 */
public final class ClientAddress {

    /** No more than that: what only looks like an address would be looked up as a name. */
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})";

    private final List<Network> trusted;

    /**
     * Names the proxies.
     *
     * @param trustedProxies addresses, or networks as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException if one is neither
     */
    public ClientAddress(Collection<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(Network::parse).toList();
    }

    /**
     * Finds the address of the client.
     *
     * @param peer who has connected
     * @param forwarded the values of {@code X-Forwarded-For}, in their order
     * @return the last address that no trusted proxy vouches for
     */
    public String of(String peer, Iterable<String> forwarded) {
        List<String> hops = new ArrayList<>();
        forwarded.forEach(value -> Collections.addAll(hops, value.split(",", -1)));
        String client = peer;
        for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
            String hop = hops.get(i).trim();
            if (!isLiteral(hop)) {
                break;
            }
            client = hop;
        }
        return client;
    }

    private boolean isTrusted(String address) {
        return !trusted.isEmpty()
                && isLiteral(address)
                && trusted.stream().anyMatch(network -> network.contains(bytes(address)));
    }

    private static boolean isLiteral(String text) {
        return text.matches(OCTET + "(\\." + OCTET + "){3}")
                || (text.contains(":") && text.matches("[0-9A-Fa-f:.]{2,45}"));
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            return new byte[0]; // looks like an address and is none
        }
    }

    private record Network(List<Byte> address, int bits) {

        static Network parse(String text) {
            String[] parts = text.split("/", 2);
            byte[] address = isLiteral(parts[0]) ? bytes(parts[0]) : new byte[0];
            int most = address.length * 8;
            int bits = parts.length == 1 ? most : bits(parts[1]);
            if (address.length == 0 || bits < 0 || bits > most) {
                throw new IllegalArgumentException(
                        "trusted proxy: " + text + " (expected: an address, or a network such as 10.0.0.0/8)");
            }
            List<Byte> copy = new ArrayList<>();
            for (byte each : address) {
                copy.add(each);
            }
            return new Network(List.copyOf(copy), bits);
        }

        private static int bits(String text) {
            return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
        }

        boolean contains(byte[] other) {
            if (other.length != address.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((other[bit / 8] & mask) != (address.get(bit / 8) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
