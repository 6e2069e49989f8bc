package org.wschat.adapter.websocket.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The web pages whose scripts may use this server, as browsers name them in {@code Origin} (RFC 6454, section 7). */
public final class Origins {

    private static final String ALL = "*";

    /** Only whoever has a server on this very machine can make a browser send this, so it names no stranger's page. */
    private static final Pattern LOCAL_PAGE =
            Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

    private final Set<String> listed;

    /**
     * Names the pages.
     *
     * @param listed origins; {@code *} allows all, and the empty list the pages of this machine
     */
    public Origins(Collection<String> listed) {
        this.listed = listed.stream().map(Origins::lower).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Tells whether scripts of a page may use this server.
     *
     * @param origin what the browser says
     * @return whether they may
     */
    public boolean allow(String origin) {
        String page = lower(origin.trim());
        return listed.contains(ALL)
                || (listed.isEmpty() ? LOCAL_PAGE.matcher(page).matches() : listed.contains(page));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
