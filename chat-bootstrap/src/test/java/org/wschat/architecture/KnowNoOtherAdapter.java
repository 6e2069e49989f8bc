package org.wschat.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** Of this project, an adapter knows the domain, the application and itself; the two databases know what they share. */
final class KnowNoOtherAdapter extends ArchCondition<JavaClass> {

    private static final Set<String> DATABASES = Set.of("sqlite", "mysql");

    private final String base;

    KnowNoOtherAdapter(String base) {
        super("know no other adapter");
        this.base = base;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String adapter = adapterOf(type);
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            boolean ours = target.getPackageName().startsWith(base + ".");
            if (ours && allowed(adapter).noneMatch(room -> isIn(room, target))) {
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
            }
        }
    }

    private String adapterOf(JavaClass type) {
        return type.getPackageName().substring((base + ".adapter.").length()).split("\\.", 2)[0];
    }

    private Stream<String> allowed(String adapter) {
        Stream<String> rooms = Stream.of("domain", "application", "adapter." + adapter);
        return DATABASES.contains(adapter) ? Stream.concat(rooms, Stream.of("adapter.sql")) : rooms;
    }

    private boolean isIn(String room, JavaClass type) {
        return (type.getPackageName() + ".").startsWith(base + "." + room + ".");
    }
}
