package org.wschat.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** A server that answers at once, but once answers nothing for a second. */
class SenderTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final int PER_SECOND = 100;
    private static final byte[] ACKNOWLEDGED =
            "{\"from\":\"2->1\",\"code\":50002,\"content\":\"\"}".getBytes(StandardCharsets.UTF_8);

    private long now;
    private int asked;
    private final Tally tally = new Tally(() -> now);

    private Sender sender(int perSecond) {
        LoadPlan plan = new LoadPlan(Wire.CHAT, 1, 1, perSecond, "", Duration.ZERO, Duration.ZERO);
        return new Sender(plan, tally, ByteBuffer.allocate(0), perSecond == 0 ? 1 : 1_000);
    }

    private Histogram tenSeconds(Sender sender, LoadLoop.Timer timer) {
        sender.start(message -> asked++, now);
        for (; now < 10 * SECOND; now += MILLI) {
            timer.tick(now);
            boolean stalls = now >= SECOND && now < 2 * SECOND;
            for (int due = stalls ? 0 : asked; due > 0; due--) {
                asked--;
                sender.onText(ACKNOWLEDGED, 0, ACKNOWLEDGED.length);
            }
        }
        return tally.counts().latencies();
    }

    @Test
    void a_stall_counts_for_every_message_that_should_have_been_sent_meanwhile() {
        Sender sender = sender(PER_SECOND);

        Histogram times = tenSeconds(sender, new Metronome(PER_SECOND, 0, sender::send));

        assertThat(times.getTotalCount()).isEqualTo(10 * PER_SECOND);
        assertThat(times.getCountBetweenValues(10 * MILLI, 2 * SECOND)).isBetween(98L, 100L);
        assertThat(times.getValueAtPercentile(99)).isGreaterThan(850 * MILLI);
        assertThat(times.getValueAtPercentile(50)).isLessThan(MILLI);
    }

    @Test
    void who_waits_for_answers_sees_a_stall_once_which_is_why_percentiles_are_taken_at_a_rate() {
        Histogram times = tenSeconds(sender(0), time -> SECOND);

        assertThat(times.getCountBetweenValues(10 * MILLI, 2 * SECOND)).isEqualTo(1);
        assertThat(times.getValueAtPercentile(99)).isLessThan(10 * MILLI);
    }

    @Test
    void a_refused_message_spoils_the_load() {
        byte[] refused = "{\"from\":\"Server\",\"code\":50006}".getBytes(StandardCharsets.UTF_8);
        Sender sender = sender(PER_SECOND);
        sender.start(message -> asked++, now);
        sender.send(now);

        sender.onText(refused, 0, refused.length);

        assertThat(tally.failure()).isEqualTo("a message was refused");
    }

    @Test
    void more_under_way_than_can_be_remembered_spoils_the_load() {
        Sender sender = sender(PER_SECOND);
        sender.start(message -> asked++, now);

        for (int i = 0; i < 1_001; i++) {
            sender.send(now);
        }

        assertThat(asked).isEqualTo(1_000);
        assertThat(tally.failure()).isEqualTo("the server does not keep up with the rate of the load");
    }
}
