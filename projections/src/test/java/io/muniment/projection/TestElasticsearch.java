package io.muniment.projection;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.muniment.infra.embedded.BuildServices;
import io.muniment.projection.schema.view.VerificationIndex;
import java.util.HexFormat;
import java.util.Random;

/** A real Elasticsearch, in which each test class has an index of its own. */
public final class TestElasticsearch {

    private static final ElasticsearchClient CLIENT =
            ElasticsearchClient.of(client -> client.host(BuildServices.elasticsearch()));

    private TestElasticsearch() {}

    public static ElasticsearchClient client() {
        return CLIENT;
    }

    /** Where nothing listens. */
    public static ElasticsearchClient unreachable() {
        return ElasticsearchClient.of(client -> client.host("http://127.0.0.1:1"));
    }

    public static String freshPrefix() {
        return "t" + HexFormat.of().toHexDigits(new Random().nextLong()) + "-";
    }

    public static VerificationIndex freshIndex() {
        return new VerificationIndex(freshPrefix());
    }
}
