package io.muniment.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.muniment.projection.RunningProjections;
import io.muniment.projection.TestDatabase;
import io.muniment.projection.TestElasticsearch;
import io.muniment.projection.schema.view.VerificationIndex;
import io.muniment.projection.verification.VerificationLives;
import io.muniment.query.evidence.packs.PackLinks;
import io.muniment.query.history.PastStates;
import io.muniment.query.history.StatesOfLives;
import io.muniment.query.proof.Proofs;
import io.muniment.query.proof.SampleProofs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RestController;

/** Every endpoint, found as the application finds it, before the real read models; a reviewer asks. */
final class RunningEndpoints {

    private final AskedQueries queries = new AskedQueries();
    private final RunningProjections projections = new RunningProjections(queries.updates());
    private final MockMvc http;

    RunningEndpoints(VerificationLives log, Instant now) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(DSLContext.class, TestDatabase::db);
        context.registerBean(ElasticsearchClient.class, TestElasticsearch::client);
        context.registerBean(VerificationIndex.class, () -> projections.bean(VerificationIndex.class));
        context.registerBean(Clock.class, () -> Clock.fixed(now, ZoneOffset.UTC));
        context.registerBean(PastStates.class, () -> new StatesOfLives(log));
        context.registerBean(Proofs.class, SampleProofs::new);
        context.registerBean(PackLinks.class, () -> pack -> new PackLinks.PackLink("/" + pack, Instant.EPOCH));
        context.registerBean(Queries.class, () -> queries.by(People.REVIEWER));
        context.scan("io.muniment.query");
        context.refresh();
        context.getBeansWithAnnotation(Component.class).values().stream()
                .filter(bean -> bean.getClass().getSimpleName().endsWith("Queries"))
                .forEach(queries::answeredBy);
        http = MockMvcBuilders.standaloneSetup(context.getBeansWithAnnotation(RestController.class)
                        .values()
                        .toArray())
                .build();
    }

    RunningProjections projections() {
        return projections;
    }

    MockMvc http() {
        return http;
    }
}
