package org.wschat.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of the house, for a tree of packages: domain, application, adapters, client, bootstrap. They say what is allowed, so
 * that a misspelt package fails, and each fails if it finds no class to look at.
 */
final class ArchitectureRules {

    private static final String[] LANGUAGE = {
        "java.lang", "java.lang.annotation", "java.lang.invoke", "java.lang.runtime", "org.jspecify.annotations"
    };
    private static final String[] VALUES = {
        "java.text", "java.util", "java.util.function", "java.util.stream", "java.time", "java.time.temporal"
    };

    private static final Set<String> DOORS = Set.of("ChatApplication", "AccountApplication");

    private final String base;

    ArchitectureRules(String base) {
        this.base = base;
    }

    /** {@return every rule by its name} */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("the domain depends on itself and on values of Java alone", domainDependencies());
        rules.put("the application depends on itself, the domain and Java alone", applicationDependencies());
        rules.put("the client depends on itself, Java and gson alone", clientDependencies());
        rules.put("ports hold interfaces, records, enums, sealed types and exceptions", portsHoldContracts());
        rules.put("only the doors of the application are public", onlyTheDoorIsPublic());
        rules.put("adapters do not know each other", adaptersAreStrangers());
        rules.put("only bootstrap knows adapters", onlyBootstrapKnowsAdapters());
        rules.put("time and ids come in", timeAndIdsComeIn());
        rules.put("packages have no cycles", noCycles());
        rules.put("every package is null-marked", everyPackageIsNullMarked());
        rules.put("adapters neither block a socket nor print", adaptersNeitherBlockNorPrint());
        rules.put("a use case is one interface with one method", useCases());
        rules.put("services are final and package-private", services());
        rules.put("names say something", namesSaySomething());
        rules.replaceAll((name, rule) -> rule.as(name).allowEmptyShould(false));
        return rules;
    }

    private ArchRule domainDependencies() {
        return classes()
                .that()
                .resideInAPackage(base + ".domain..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed(base + ".domain..")));
    }

    private ArchRule applicationDependencies() {
        return classes()
                .that()
                .resideInAPackage(base + ".application..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        allowed(base + ".domain..", base + ".application..", "java.util.concurrent")));
    }

    private ArchRule clientDependencies() {
        return classes()
                .that()
                .resideInAPackage(base + ".client..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed(
                        base + ".client..",
                        "java.io",
                        "java.math",
                        "java.net..",
                        "java.nio..",
                        "java.security",
                        "java.util.concurrent..",
                        "java.util.random",
                        "com.google.gson..")));
    }

    private static String[] allowed(String... more) {
        return Stream.of(LANGUAGE, VALUES, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private ArchRule portsHoldContracts() {
        return classes().that().resideInAPackage(base + ".application.port..").should(ShapeOfTypes.beAContract());
    }

    private ArchRule onlyTheDoorIsPublic() {
        return classes()
                .that(inTheApplicationBehindThePorts())
                .and(not(isTheDoor()))
                .should()
                .bePackagePrivate()
                .orShould()
                .bePrivate();
    }

    private DescribedPredicate<JavaClass> inTheApplicationBehindThePorts() {
        return resideInAnyPackage(base + ".application..").and(not(resideInAnyPackage(base + ".application.port..")));
    }

    private DescribedPredicate<JavaClass> isTheDoor() {
        return describe("a door", type -> DOORS.contains(type.getName().substring((base + ".application.").length())));
    }

    private ArchRule adaptersAreStrangers() {
        return classes().that().resideInAPackage(base + ".adapter..").should(new KnowNoOtherAdapter(base));
    }

    private ArchRule onlyBootstrapKnowsAdapters() {
        return classes()
                .that()
                .resideInAPackage(base + ".adapter..")
                .should()
                .onlyHaveDependentClassesThat(resideInAnyPackage(base + ".adapter..", base + ".bootstrap.."));
    }

    private ArchRule timeAndIdsComeIn() {
        return classes()
                .that()
                .resideInAnyPackage(base + ".domain..", base + ".application..")
                .should(new CallNoHiddenSource());
    }

    private ArchRule noCycles() {
        return slices().matching(base + ".(**)").should().beFreeOfCycles();
    }

    private ArchRule everyPackageIsNullMarked() {
        return classes().that().resideInAPackage(base + "..").should(ShapeOfTypes.resideInANullMarkedPackage());
    }

    private ArchRule adaptersNeitherBlockNorPrint() {
        return classes().that().resideInAPackage(base + ".adapter..").should(new NeitherBlockNorPrint());
    }

    private ArchRule useCases() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("UseCase")
                .or(describe("interfaces of port.inbound that are not sealed", this::isOpenInboundInterface))
                .should(ShapeOfTypes.beAUseCase(base + ".application.port.inbound"));
    }

    private boolean isOpenInboundInterface(JavaClass type) {
        return type.getPackageName().equals(base + ".application.port.inbound")
                && type.isInterface()
                && type.isTopLevelClass()
                && !type.getSimpleName().equals("package-info")
                && !type.reflect().isSealed();
    }

    private ArchRule services() {
        return classes()
                .that()
                .resideInAPackage(base + ".application..")
                .and()
                .haveSimpleNameEndingWith("Service")
                .should(ShapeOfTypes.beFinalAndPackagePrivate());
    }

    private ArchRule namesSaySomething() {
        return classes()
                .that()
                .resideInAPackage(base + "..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveNameNotMatching(".*(Impl|Utils?|Helpers?|Manager|Common|Base|Data|Info)");
    }
}
