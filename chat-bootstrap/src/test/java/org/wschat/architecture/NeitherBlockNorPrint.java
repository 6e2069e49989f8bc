package org.wschat.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** No send that blocks its thread, and no way to the log but the one. */
final class NeitherBlockNorPrint extends ArchCondition<JavaClass> {

    private static final Set<String> PRINTING = Set.of("java.lang.System.out", "java.lang.System.err");
    private static final Set<String> FORBIDDEN_METHODS = Set.of("getBasicRemote", "printStackTrace");

    NeitherBlockNorPrint() {
        super("neither use blocking remotes, java.util.logging nor print");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
            String target = access.getTarget().getOwner().getName() + "."
                    + access.getTarget().getName();
            if (FORBIDDEN_METHODS.contains(access.getTarget().getName()) || PRINTING.contains(target)) {
                events.add(SimpleConditionEvent.violated(type, access.getDescription()));
            }
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            if (dependency.getTargetClass().getPackageName().equals("java.util.logging")) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        }
    }
}
