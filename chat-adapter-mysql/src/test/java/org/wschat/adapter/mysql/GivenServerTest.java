package org.wschat.adapter.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the server to test on is read from the environment. */
final class GivenServerTest {

    @Test
    void is_where_the_variables_say() {
        Map<String, String> environment = Map.of(
                GivenServer.URL, "jdbc:mysql://db.example:3307/mine",
                GivenServer.USER, "me",
                GivenServer.PASSWORD, "secret");

        assertThat(GivenServer.in(environment)).hasValueSatisfying(server -> {
            assertThat(server.database("x")).isEqualTo(MySqlSettings.of("db.example", 3307, "x", "me", "secret"));
            assertThat(server.prefix()).isEqualTo("mine");
            assertThat(server).hasToString("jdbc:mysql://db.example:3307/mine");
        });
    }

    @Test
    void is_not_there_when_no_url_is_given() {
        assertThat(GivenServer.in(Map.of(GivenServer.USER, "me"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.example:3306",
                "jdbc:mysql://db.example",
                "jdbc:mysql://db:3306/x?y=z",
                "jdbc:mysql://db:3306/a`b"
            })
    void is_refused_when_the_url_is_another(String url) {
        assertThatThrownBy(() -> GivenServer.in(Map.of(GivenServer.URL, url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("CHAT_TEST_MYSQL_URL: " + url + " (expected: ");
    }
}
