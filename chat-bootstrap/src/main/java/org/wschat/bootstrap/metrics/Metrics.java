package org.wschat.bootstrap.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.wschat.adapter.sql.write.WriterLoad;
import org.wschat.adapter.websocket.server.ListenerLoad;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.Authenticator;
import org.wschat.application.port.outbound.MessageStore;

/** The figures of one server. May be used from any thread; counting never blocks. */
public final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    private Metrics() {}

    /** {@return the figures of a server, those of the process already among them; to be closed} */
    public static Metrics start() {
        Metrics metrics = new Metrics();
        metrics.collections.bindTo(metrics.registry);
        new JvmMemoryMetrics().bindTo(metrics.registry);
        new JvmThreadMetrics().bindTo(metrics.registry);
        new ProcessorMetrics().bindTo(metrics.registry);
        new FileDescriptorMetrics().bindTo(metrics.registry);
        new UptimeMetrics().bindTo(metrics.registry);
        return metrics;
    }

    /**
     * Counts and times the messages that are handed to a store.
     *
     * @param store the store
     * @return the same, counted
     */
    public MessageStore counting(MessageStore store) {
        return new MeteredMessageStore(store, registry);
    }

    /**
     * Counts the tokens that are shown.
     *
     * @param authenticator knows them
     * @return the same, counted
     */
    public Authenticator counting(Authenticator authenticator) {
        return new MeteredAuthenticator(authenticator, registry);
    }

    /**
     * Counts the passwords that are tried, and the attempts that are admitted and turned away.
     *
     * @param ports what accounts need
     * @return the same, counted
     */
    public AccountPorts counting(AccountPorts ports) {
        return new AccountPorts(
                ports.users(),
                ports.sessions(),
                ports.messages(),
                new MeteredPasswordHasher(ports.hasher(), registry),
                ports.tokens(),
                ports.skeletons(),
                new MeteredAttemptLimiter(ports.limiter(), registry),
                ports.ends());
    }

    /**
     * Shows what a store has to do.
     *
     * @param load is asked at each scrape
     */
    public void showStore(Supplier<WriterLoad> load) {
        gauge("chat.store.writes.waiting", "Writes whose callers wait", load, WriterLoad::waiting);
        gauge("chat.store.outage", "1 while the database is known to be away", load, now -> now.outage() ? 1 : 0);
        counter("chat.store.commits", "Transactions of the writer", load, WriterLoad::commits);
        counter("chat.store.writes", "Writes committed: messages, read marks, probes", load, WriterLoad::writes);
        counter("chat.store.conflicts", "Batches tried again", load, WriterLoad::retriedConflicts);
    }

    /**
     * Shows what a listener has open.
     *
     * @param load is asked at each scrape
     */
    public void showListener(Supplier<ListenerLoad> load) {
        gauge("chat.connections.open", "TCP connections, sockets among them", load, ListenerLoad::connections);
        gauge("chat.sockets.open", "WebSockets", load, ListenerLoad::sockets);
        Gauge.builder("chat.sockets.outbound", load, asked -> asked.get().outboundBytes())
                .description("What waits to be written on sockets")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
    }

    private <T> void gauge(String name, String description, Supplier<T> load, ToDoubleFunction<T> value) {
        Gauge.builder(name, load, asked -> value.applyAsDouble(asked.get()))
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private <T> void counter(String name, String description, Supplier<T> load, ToDoubleFunction<T> value) {
        // The registry holds this function, and with it the supplier, which a counter of Micrometer does not.
        ToDoubleFunction<PrometheusMeterRegistry> current = same -> value.applyAsDouble(load.get());
        FunctionCounter.builder(name, registry, current)
                .description(description)
                .register(registry);
    }

    /** {@return all figures, in the text format of Prometheus} */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
