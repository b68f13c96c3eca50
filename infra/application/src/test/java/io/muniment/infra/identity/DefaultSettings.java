package io.muniment.infra.identity;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What holds where nobody configures anything. */
final class DefaultSettings {

    private DefaultSettings() {}

    static IdentitySettings bound() {
        return new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("muniment.identity", IdentitySettings.class);
    }
}
