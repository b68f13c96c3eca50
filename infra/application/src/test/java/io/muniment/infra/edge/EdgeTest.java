package io.muniment.infra.edge;

import io.muniment.infra.embedded.BuildServices;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** The edge on a real port with a real PostgreSQL, started once for all tests that carry this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = EdgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "muniment.data=target/edge-data",
            "muniment.security.demo-issuer=true",
            // all tests come from one address
            "muniment.limits.groups.sign-in.requests=1000000",
            "muniment.webhooks.sources.test.secret-file=target/edge-webhook-secret",
            "muniment.operations.tenant=demo",
            "db-scheduler.enabled=false",
            "axon.axonserver.enabled=false"
        })
@ContextConfiguration(initializers = EdgeTest.OwnDatabase.class)
@interface EdgeTest {

    /** An own database, empty until Flyway has run. */
    final class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestWebhook.agreeOnSecrets();
            TestPropertyValues.of(
                            "spring.datasource.url=" + BuildServices.postgres().createDatabase("edge"))
                    .applyTo(context);
        }
    }
}
