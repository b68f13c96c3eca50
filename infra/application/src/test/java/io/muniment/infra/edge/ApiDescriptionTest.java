package io.muniment.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@EdgeTest
class ApiDescriptionTest {

    @LocalServerPort
    private int port;

    private JsonNode api;

    @BeforeEach
    void read() {
        api = Caller.nobody(port).get("/v3/api-docs").json();
    }

    @Test
    void itIsOpenApi31UnderTheNameOfTheProduct() {
        assertThat(api.get("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/info/title").asString()).isEqualTo("Muniment — Secure Property Transaction Workspace");
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
    }

    @Test
    void everyOperationMayAnswerAProblem() {
        for (JsonNode path : api.get("paths")) {
            for (JsonNode operation : path) {
                assertThat(operation
                                .path("responses")
                                .path("default")
                                .path("content")
                                .path("application/problem+json")
                                .path("schema")
                                .path("$ref")
                                .asString(""))
                        .isEqualTo("#/components/schemas/Problem");
            }
        }
        assertThat(api.at("/components/schemas/Problem/properties/code/type").asString())
                .isEqualTo("string");
        assertThat(api.at("/components/schemas/FieldProblem/properties/field/type")
                        .asString())
                .isEqualTo("string");
    }

    @Test
    void theHeadersOfTheEdgeAreDescribed() {
        assertThat(headers("/paths/~1api~1test~1orders/post/parameters"))
                .containsExactlyInAnyOrder("Idempotency-Key", "If-Match");
        assertThat(headers("/paths/~1api~1test~1whoami/get/parameters"))
                .containsExactlyInAnyOrder("Consistency-Token", "If-None-Match");
    }

    private List<String> headers(String pointer) {
        return api.at(pointer)
                .valueStream()
                .map(each -> each.get("name").asString())
                .toList();
    }

    @Test
    void anIdIsDescribedAsTheStringThatItIs() {
        assertThat(api.at("/components/schemas/Detail/properties/id/type").asString())
                .isEqualTo("string");
        assertThat(api.at("/components/schemas/Part/properties/document/type").asString())
                .isEqualTo("string");
    }

    @Test
    void itIsTheSameEachTime() {
        assertThat(Caller.nobody(port).get("/v3/api-docs").response().body())
                .isEqualTo(Caller.nobody(port).get("/v3/api-docs").response().body());
    }
}
