package io.muniment.infra.security;

import io.muniment.infra.http.HttpProperties;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Looks at the configuration before any other bean exists. */
@Component
@Profile(ProductionGuard.PRODUCTION)
final class ProductionGuard implements BeanFactoryPostProcessor {

    static final String PRODUCTION = "production";

    private final Environment environment;

    ProductionGuard(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Binder binder = Binder.get(environment);
        if (binder.bindOrCreate("muniment.security", SecurityProperties.class).demoIssuer()) {
            throw new UnsafeConfiguration(
                    "muniment.security.demo-issuer=true would let anybody sign in as anybody in production",
                    "Remove muniment.security.demo-issuer, or the profile 'production'.");
        }
        if (binder.bindOrCreate("muniment.http", HttpProperties.class).corsOrigins().stream()
                .anyMatch(origin -> origin.contains("*"))) {
            throw new UnsafeConfiguration(
                    "muniment.http.cors-origins contains '*': any web site could use a signed-in browser",
                    "Name every origin in muniment.http.cors-origins.");
        }
    }
}
