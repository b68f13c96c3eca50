package io.muniment.infra;

import io.muniment.infra.axon.PoisonedProjection;
import io.muniment.infra.axon.PooledPoison;
import io.muniment.infra.axon.Sender;
import io.muniment.infra.embedded.BuildServices;
import io.muniment.infra.process.NotedDeadlines;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a real port, with a real PostgreSQL and a real Elasticsearch. It is started once for all
 * tests that carry just this, so each test works on requests and subjects of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = MunimentApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "muniment.demo=false",
            "muniment.security.demo-issuer=true",
            "muniment.operations.tenant=demo",
            // all tests come from one address
            "muniment.identity.hold-address.free=1000000",
            "muniment.limits.groups.sign-in.requests=1000000",
            "muniment.limits.groups.renewal.requests=1000000",
            // and from the same few people
            "muniment.limits.groups.search.requests=1000000",
            "muniment.limits.groups.upload.requests=1000000",
            "muniment.limits.groups.export.requests=1000000",
            "muniment.limits.plans.standard.requests=1000000",
            // the build's PostgreSQL forgets with the build, and is quicker for it
            "muniment.durability.required=false",
            "muniment.deadlines.try-again-after=200ms",
            "db-scheduler.polling-interval=100ms",
            "spring.datasource.hikari.minimum-idle=2"
        })
@ContextConfiguration(initializers = RunningMuniment.OwnStores.class)
@TypeExcludeFilters(NothingFromTests.class)
@Import({Sender.class, PoisonedProjection.class, PooledPoison.class, NotedDeadlines.class, TestsSeeAllRows.class})
public @interface RunningMuniment {

    /** A database, indices and a data folder of its own. */
    final class OwnStores implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String name = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            TestPropertyValues.of(
                            "muniment.elasticsearch.url=" + BuildServices.elasticsearch(),
                            "muniment.search.index-prefix=running-" + name + "-",
                            "muniment.data=target/running-" + name)
                    .and(OwnDatabase.settings("running"))
                    .applyTo(context);
        }
    }
}
