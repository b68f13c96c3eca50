package io.muniment.infra.security;

import io.muniment.infra.http.HttpProperties;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** Looks at the configuration before any other bean exists. */
@Configuration(proxyBeanMethods = false)
@Profile(ProductionGuard.PRODUCTION)
class ProductionGuard {

    static final String PRODUCTION = "production";

    @Bean
    static BeanFactoryPostProcessor refuseUnsafeConfiguration(Environment environment) {
        return _ -> refuseUnsafe(Binder.get(environment));
    }

    private static void refuseUnsafe(Binder configuration) {
        if (configuration
                .bindOrCreate("muniment.security", SecurityProperties.class)
                .demoIssuer()) {
            throw new UnsafeConfiguration(
                    "muniment.security.demo-issuer=true would let anybody sign in as anybody in production",
                    "Remove muniment.security.demo-issuer, or the profile 'production'.");
        }
        if (configuration.bind("muniment.demo", Boolean.class).orElse(false)) {
            throw new UnsafeConfiguration(
                    "muniment.demo=true would make accounts whose password is published, in production",
                    "Remove muniment.demo, or the profile 'production'.");
        }
        if (configuration.bindOrCreate("muniment.http", HttpProperties.class).corsOrigins().stream()
                .anyMatch(origin -> origin.contains("*"))) {
            throw new UnsafeConfiguration(
                    "muniment.http.cors-origins contains '*': any web site could use a signed-in browser",
                    "Name every origin in muniment.http.cors-origins.");
        }
        new ProductionSecrets(configuration).refuseWeak();
    }
}
