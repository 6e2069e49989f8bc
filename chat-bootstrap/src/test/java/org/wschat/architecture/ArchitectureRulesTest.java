package org.wschat.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule catches the offenders planted for it, and nobody innocent. */
class ArchitectureRulesTest {

    private static final String PLANTED = "org.wschat.architecture.planted";
    private static final JavaClasses TREE = new ClassFileImporter().importPackages(PLANTED);
    private static final Map<String, ArchRule> RULES = new ArchitectureRules(PLANTED).all();

    private static final Pattern OFFENDER =
            Pattern.compile(Pattern.quote(PLANTED) + "\\.((?:[a-z]+\\.)+[A-Z][A-Za-z]*)");

    private static Arguments rule(String name, String... caught) {
        return arguments(name, List.of(caught));
    }

    static Stream<Arguments> offenders() {
        return Stream.of(
                rule(
                        "the domain depends on itself and on values of Java alone",
                        "domain.KnowsTheApplication",
                        "domain.KnowsSql",
                        "domain.KnowsLogging"),
                rule(
                        "the application depends on itself, the domain and Java alone",
                        "application.KnowsAdapterService",
                        "application.KnowsFiles"),
                rule(
                        "the client depends on itself, Java and gson alone",
                        "client.KnowsTheDomain",
                        "client.KnowsALogger"),
                rule(
                        "ports hold interfaces, records, enums, sealed types and exceptions",
                        "application.port.inbound.ClassUseCase",
                        "application.port.outbound.ClassInAPort"),
                rule(
                        "only the doors of the application are public",
                        "application.SecondDoor",
                        "application.PublicService"),
                rule(
                        "adapters do not know each other",
                        "adapter.sqlite.KnowsMysql",
                        "adapter.websocket.KnowsSqlRows",
                        "adapter.sql.KnowsSqlite",
                        "adapter.mysql.KnowsBootstrap"),
                rule("only bootstrap knows adapters", "application.KnowsAdapterService"),
                rule("time and ids come in", "domain.LooksAtTheClock", "application.MakesIds"),
                rule("every package is null-marked", "adapter.websocket.KnowsSqlRows", "adapter.websocket.Blocks"),
                rule(
                        "adapters neither block a socket nor print",
                        "adapter.websocket.Blocks",
                        "adapter.sql.Prints",
                        "adapter.mysql.LogsItsOwnWay"),
                rule(
                        "a use case is one interface with one method",
                        "application.port.inbound.TwoMethodsUseCase",
                        "application.port.inbound.ClassUseCase",
                        "application.port.inbound.Misnamed",
                        "application.StrayUseCase"),
                rule("services are final and package-private", "application.PublicService", "application.OpenService"),
                rule("names say something", "bootstrap.StringUtil", "domain.MessageInfo"));
    }

    @ParameterizedTest
    @MethodSource("offenders")
    void catches_the_planted_offenders_and_nobody_innocent(String name, List<String> caught) {
        assertThat(RULES.get(name).evaluate(TREE).getFailureReport().getDetails())
                .extracting(ArchitectureRulesTest::offenderNamedBy)
                .containsOnly(caught.toArray(String[]::new));
    }

    @Test
    void catches_a_cycle_of_packages() {
        assertThat(RULES.get("packages have no cycles")
                        .evaluate(TREE)
                        .getFailureReport()
                        .getDetails())
                .anySatisfy(cycle -> assertThat(cycle)
                        .contains("Slice adapter.sql ", "Slice adapter.sqlite ", "adapter.sql.KnowsSqlite"));
    }

    /** The class a violation starts from: the first of the tree that its text names. */
    private static String offenderNamedBy(String violation) {
        Matcher matcher = OFFENDER.matcher(violation);
        return matcher.find() ? matcher.group(1) : violation;
    }

    @Test
    void has_a_planted_offender_for_every_rule() {
        Stream<String> tried = offenders().map(arguments -> (String) arguments.get()[0]);

        assertThat(Stream.concat(tried, Stream.of("packages have no cycles")))
                .containsExactlyInAnyOrderElementsOf(RULES.keySet());
    }

    static Stream<Arguments> rulesForAMisspeltTree() {
        return new ArchitectureRules("org.wschat.architecture.plantde")
                .all().entrySet().stream()
                        .filter(rule -> !rule.getKey().startsWith("a use case"))
                        .map(rule -> arguments(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest
    @MethodSource("rulesForAMisspeltTree")
    void fails_when_there_is_nothing_to_look_at(String name, ArchRule rule) {
        assertThatThrownBy(() -> rule.check(TREE)).as(name).isInstanceOf(AssertionError.class);
    }

    @Test
    void finds_no_use_case_in_a_misspelt_tree_where_it_ought_to_be() {
        ArchRule rule = new ArchitectureRules("org.wschat.architecture.plantde")
                .all()
                .get("a use case is one interface with one method");

        assertThatThrownBy(() -> rule.check(TREE)).hasMessageContaining("InnocentUseCase");
    }
}
