package org.wschat.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.wschat.application.ChatApplication;
import org.wschat.client.ChatClient;
import org.wschat.domain.StatusCode;

/** What the two middle modules and the client show to the world. */
class ModuleTest {

    private static ModuleDescriptor moduleOf(Class<?> type, String name) throws URISyntaxException {
        Path place =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        return ModuleFinder.of(place).find(name).orElseThrow().descriptor();
    }

    @Test
    void the_domain_shows_its_values_and_needs_nothing_at_run_time() throws URISyntaxException {
        ModuleDescriptor domain = moduleOf(StatusCode.class, "org.wschat.domain");

        assertThat(domain.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder(
                        "org.wschat.domain",
                        "org.wschat.domain.conversation",
                        "org.wschat.domain.message",
                        "org.wschat.domain.user");
        assertThat(domain.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
        assertThat(domain.requires())
                .filteredOn(required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactly("java.base");
        assertThat(domain.isOpen()).isFalse();
        assertThat(domain.opens()).isEmpty();
    }

    @Test
    void the_application_shows_its_door_and_its_ports_and_needs_the_domain_alone() throws URISyntaxException {
        ModuleDescriptor application = moduleOf(ChatApplication.class, "org.wschat.application");

        assertThat(application.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder(
                        "org.wschat.application",
                        "org.wschat.application.port.inbound",
                        "org.wschat.application.port.outbound");
        assertThat(application.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
        assertThat(application.requires())
                .filteredOn(required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "org.wschat.domain");
        assertThat(application.isOpen()).isFalse();
        assertThat(application.opens()).isEmpty();
    }

    @Test
    void the_client_shows_one_package_and_needs_gson_and_the_http_client_of_java() throws URISyntaxException {
        ModuleDescriptor client = moduleOf(ChatClient.class, "org.wschat.client");

        assertThat(client.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactly("org.wschat.client");
        assertThat(client.requires())
                .filteredOn(required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactlyInAnyOrder("java.base", "java.net.http", "com.google.gson");
        assertThat(client.isOpen()).isFalse();
        assertThat(client.opens()).isEmpty();
    }
}
