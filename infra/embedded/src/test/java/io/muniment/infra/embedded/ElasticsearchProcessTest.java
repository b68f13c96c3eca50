package io.muniment.infra.embedded;

import static io.muniment.infra.embedded.Owner.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ElasticsearchProcessTest {

    private static final String PEOPLE = """
        {"settings": {"number_of_replicas": 0, "analysis": {
           "filter": {"beginnings": {"type": "edge_ngram", "min_gram": 2, "max_gram": 15}},
           "normalizer": {"plain": {"type": "custom", "filter": ["trim", "lowercase", "asciifolding"]}},
           "analyzer": {"beginnings": {"tokenizer": "standard", "filter": ["lowercase", "asciifolding", "beginnings"]}}}},
         "mappings": {"properties": {
           "name": {"type": "text", "analyzer": "beginnings", "search_analyzer": "standard"},
           "city": {"type": "keyword", "normalizer": "plain"}}}}
        """;

    @TempDir
    Path home;

    @Test
    void aDocumentIsFoundAndStaysWhenTheOwnerIsKilled() throws Exception {
        ProcessHandle orphan;
        try (var owner = Owner.of("elasticsearch", home)) {
            orphan = ProcessHandle.of(Long.parseLong(owner.said())).orElseThrow();
        }
        try (var next = ElasticsearchProcess.start(home, 0, "512m")) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(home).isDirectoryContaining("glob:**/elasticsearch-classes-*.jsa");
            assertThat(send(next.address(), "GET", "/", "")).contains("\"number\":\"9.");
            assertThat(send(next.address(), "GET", "/kept/_doc/1", "")).contains("acknowledged");

            send(next.address(), "PUT", "/people", PEOPLE);
            send(next.address(), "PUT", "/people/_doc/1?refresh=true", """
                {"name": "Zoë Müller", "city": " KÖLN "}\
                """);
            assertThat(send(next.address(), "GET", "/people/_search?q=name:mul", ""))
                    .contains("Zoë Müller");
            assertThat(send(next.address(), "GET", "/people/_search?q=city:koln", ""))
                    .contains("Zoë Müller");
            assertThat(send(next.address(), "GET", "/people/_search?q=name:ller", ""))
                    .doesNotContain("Zoë Müller");
            orphan = ProcessHandle.of(next.pid()).orElseThrow();
        }
        orphan.onExit().get(1, TimeUnit.SECONDS);
    }

    @Test
    void aPortInUseIsToldInOneLine() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> ElasticsearchProcess.start(home, other.getLocalPort(), "512m"))
                    .withMessageStartingWith("Port %d, wanted by Elasticsearch, is in use: ", other.getLocalPort());
        }
    }
}
