package org.wschat.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house, tried on the main classes of every module. */
class ArchitectureTest {

    private static final String BASE = "org.wschat";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    static Stream<Arguments> rules() {
        return new ArchitectureRules(BASE)
                .all().entrySet().stream().map(rule -> arguments(Named.of(rule.getKey(), rule.getValue())));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(MAIN);
    }

    @Test
    void looks_at_every_package_that_has_sources() throws IOException {
        Set<String> seen = MAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(packagesWithSources())
                .contains("org.wschat.domain", "org.wschat.application", "org.wschat.testkit")
                .isSubsetOf(seen);
    }

    private static List<String> packagesWithSources() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> files = Files.find(root, 20, (path, attributes) -> isMainSource(root.relativize(path)))) {
            return files.map(file -> file.toString().replaceAll(".*/src/main/java/", ""))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .distinct()
                    .toList();
        }
    }

    /** Of what is shipped: the benchmark knows this module, so it cannot be seen from here. */
    private static boolean isMainSource(Path path) {
        return path.toString().matches("chat-(?!benchmark/)[a-z]+(-[a-z]+)?/src/main/java/.+/[A-Za-z0-9]+\\.java");
    }
}
