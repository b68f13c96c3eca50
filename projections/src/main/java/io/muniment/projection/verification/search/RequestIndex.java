package io.muniment.projection.verification.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import io.muniment.projection.IndexUnavailable;
import io.muniment.projection.schema.view.IndexedRequest;
import io.muniment.projection.schema.view.VerificationIndex;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes to the index, and makes it when it is not there: at the first start, and again should it vanish. */
@Component
class RequestIndex {

    private static final String DEFINITION = "verification-requests-v1.json";

    private final ElasticsearchClient client;
    private final VerificationIndex names;

    RequestIndex(ElasticsearchClient client, VerificationIndex names) {
        this.client = client;
        this.names = names;
    }

    /** Changes nothing if a later version is there already. */
    void put(IndexedRequest document, long version) {
        if (attempt(() -> write(document, version)) == Outcome.NO_INDEX) {
            attempt(this::create);
            if (attempt(() -> write(document, version)) == Outcome.NO_INDEX) {
                throw new IndexUnavailable("The index %s vanishes as it is made".formatted(names.alias()), null);
            }
        }
    }

    void refresh() {
        if (attempt(() -> client.indices().refresh(refresh -> refresh.index(names.alias()))) == Outcome.NO_INDEX) {
            throw new IndexUnavailable(
                    "The index %s vanished with what was just written".formatted(names.alias()), null);
        }
    }

    private void write(IndexedRequest document, long version) throws IOException {
        client.index(index -> index.index(names.alias())
                .requireAlias(true)
                .id(document.id())
                .version(version)
                .versionType(VersionType.ExternalGte)
                .document(document));
    }

    private void create() throws IOException {
        if (client.indices().exists(exists -> exists.index(names.concrete())).value()) {
            client.indices().putAlias(put -> put.index(names.concrete()).name(names.alias()));
            return;
        }
        try (InputStream definition = RequestIndex.class.getResourceAsStream(DEFINITION)) {
            var json = Objects.requireNonNull(definition, "the index is defined beside this class");
            client.indices()
                    .create(create ->
                            create.index(names.concrete()).withJson(json).aliases(names.alias(), alias -> alias));
        }
    }

    private static Outcome attempt(Call call) {
        try {
            call.run();
            return Outcome.DONE;
        } catch (IOException unreachable) {
            throw new IndexUnavailable("Elasticsearch cannot be reached", unreachable);
        } catch (ElasticsearchException refused) {
            return switch (refused.status()) {
                case 404 -> Outcome.NO_INDEX;
                case 409 -> Outcome.DONE; // a later version is there
                case 400, 413 -> {
                    if (Objects.equals(refused.error().type(), "resource_already_exists_exception")) {
                        yield Outcome.DONE; // another node made the index
                    }
                    throw refused; // for what the document is: trying again cannot help
                }
                default -> throw new IndexUnavailable("Elasticsearch cannot write now", refused);
            };
        }
    }

    private enum Outcome {
        DONE,
        NO_INDEX
    }

    @FunctionalInterface
    private interface Call {
        void run() throws IOException;
    }
}
