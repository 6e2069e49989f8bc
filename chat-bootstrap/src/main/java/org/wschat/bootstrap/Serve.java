package org.wschat.bootstrap;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.bootstrap.config.ChatConfig;
import org.wschat.bootstrap.log.LogSetup;

/** Serves until a signal ends the process, and says in the log what is needed to use the server. */
final class Serve implements Consumer<ChatConfig> {

    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

    private final Clock clock = Clock.systemUTC();

    @Override
    public void accept(ChatConfig config) {
        LogSetup.level(config.logLevel().name());
        LOG.info(
                "wschat {}, process {}",
                Version.number(),
                ProcessHandle.current().pid());
        ChatServer server = ChatServer.start(config);
        StopOnSignal.install(server::close);
        ServerUrl url = new ServerUrl(config.server().address(), server.port());
        LOG.info("chat at {}{}", url.socket(), url.isOneOfMany() ? ", and at all other addresses of this machine" : "");
        LOG.info("devices at {}", url.device());
        LOG.info("ping at {}", url.ping());
        LOG.info(
                "ready in {} ms",
                clock.millis() - ManagementFactory.getRuntimeMXBean().getStartTime());
        awaitSignal();
    }

    private static void awaitSignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
