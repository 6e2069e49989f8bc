package org.wschat.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wschat.adapter.mysql.MySqlSettings;
import org.wschat.bootstrap.config.ChatConfig.MySql;
import org.wschat.bootstrap.config.Secret;

class OpenStoreTest {

    @ParameterizedTest
    @CsvSource({"2, 1, 1", "3, 1, 2", "4, 2, 2", "8, 2, 6", "256, 2, 254"})
    void two_connections_write_and_the_others_read(int poolSize, int writing, int reading) {
        Duration second = Duration.ofSeconds(1);
        MySqlSettings settings = OpenStore.settings(
                new MySql("db", 3306, "chat", new Secret("secret"), "chat", second, second, second, poolSize));

        assertThat(settings.writer().shards()).isEqualTo(writing);
        assertThat(settings.reader().threads()).isEqualTo(reading);
    }
}
