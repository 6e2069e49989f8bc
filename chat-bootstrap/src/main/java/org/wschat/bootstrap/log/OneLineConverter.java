package org.wschat.bootstrap.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;

/** The message of an event, and its exception if there is one, as {@link OneLine}. Logback makes it by its name. */
public final class OneLineConverter extends ClassicConverter {

    /** Called by Logback. */
    public OneLineConverter() {}

    @Override
    public String convert(ILoggingEvent event) {
        String message = OneLine.of(String.valueOf(event.getFormattedMessage()));
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown instanceof ThrowableProxy proxy) {
            return message + ": " + OneLine.of(proxy.getThrowable());
        }
        return message;
    }
}
