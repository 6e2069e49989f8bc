package org.wschat.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** What a single type must look like. */
final class ShapeOfTypes {

    private ShapeOfTypes() {}

    static ArchCondition<JavaClass> beAContract() {
        return condition(
                "be an interface, a record, an enum, a sealed type or an exception",
                type -> type.isInterface()
                        || type.isRecord()
                        || type.isEnum()
                        || type.isAssignableTo(Throwable.class)
                        || type.reflect().isSealed());
    }

    static ArchCondition<JavaClass> beAUseCase(String inbound) {
        return condition(
                "be an interface of " + inbound + " named …UseCase with one abstract method",
                type -> type.isInterface()
                        && type.getSimpleName().endsWith("UseCase")
                        && type.getPackageName().equals(inbound)
                        && type.getAllMethods().stream()
                                        .filter(ShapeOfTypes::isAbstract)
                                        .count()
                                == 1);
    }

    static ArchCondition<JavaClass> beFinalAndPackagePrivate() {
        return condition(
                "be final and package-private",
                type -> type.getModifiers().contains(JavaModifier.FINAL)
                        && type.getModifiers().stream()
                                .noneMatch(modifier ->
                                        modifier == JavaModifier.PUBLIC || modifier == JavaModifier.PROTECTED));
    }

    static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return condition(
                "reside in a package whose package-info says @NullMarked",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class));
    }

    private static boolean isAbstract(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<JavaClass> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!holds.test(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " does not " + description));
                }
            }
        };
    }
}
