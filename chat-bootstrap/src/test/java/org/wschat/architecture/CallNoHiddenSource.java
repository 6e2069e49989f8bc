package org.wschat.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** No call, and no method reference, to a source of time, ids or chance that the caller cannot set. */
final class CallNoHiddenSource extends ArchCondition<JavaClass> {

    private static final Set<String> HIDDEN = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.UUID.randomUUID",
            "java.util.Calendar.getInstance",
            "java.util.concurrent.ThreadLocalRandom.current");
    private static final Set<String> HIDDEN_IF_WITHOUT_ARGUMENTS = Set.of(
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.util.Date.<init>",
            "java.util.GregorianCalendar.<init>");

    CallNoHiddenSource() {
        super("call no hidden source of time, ids or chance");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
            if (access.getTarget() instanceof CodeUnitAccessTarget target && isHidden(target)) {
                events.add(SimpleConditionEvent.violated(type, access.getDescription()));
            }
        }
    }

    private static boolean isHidden(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        String name = owner + "." + target.getName();
        boolean timeOfDay = owner.startsWith("java.time.")
                && target.getName().equals("now")
                && target.getRawParameterTypes().stream()
                        .noneMatch(parameter -> parameter.getName().equals("java.time.Clock"));
        boolean systemClock = owner.equals("java.time.Clock")
                && (target.getName().startsWith("system") || target.getName().startsWith("tick"))
                && target.getRawParameterTypes().stream()
                        .noneMatch(parameter -> parameter.getName().equals("java.time.Clock"));
        return timeOfDay
                || systemClock
                || HIDDEN.contains(name)
                || owner.equals("java.security.SecureRandom")
                || (HIDDEN_IF_WITHOUT_ARGUMENTS.contains(name)
                        && target.getRawParameterTypes().isEmpty());
    }
}
