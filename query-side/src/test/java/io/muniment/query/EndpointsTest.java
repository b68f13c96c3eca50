package io.muniment.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muniment.projection.LedgerEntry;
import io.muniment.projection.verification.VerificationLives;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;

/** Every endpoint, found as the application finds it, from its address to its JSON. */
class EndpointsTest {

    private static final VerificationLives LOG = VerificationLives.of(71, 12, 100);
    private static MockMvc http;

    @BeforeAll
    static void begin() {
        var running = new RunningEndpoints(LOG, VerificationLives.EPOCH);
        running.projections().feed(LOG.entries());
        http = running.http();
    }

    private static String someId() {
        return LOG.lives().stream()
                .filter(life -> life.tenant().equals(VerificationLives.ACME))
                .map(life -> life.state().id().value())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/verification-requests",
                "/api/verification-requests?status=COLLECTING&type=PROPERTY&applicant=me&sort=changedAt,desc",
                "/api/verification-requests/queue?type=IDENTITY&claimed=true&sort=slaSecondsLeft",
                "/api/verification-requests/search?q=harbour&status=QUEUED&type=PROPERTY",
                "/api/verification-requests/{id}/documents",
                "/api/verification-requests/{id}/events?actor=somebody&name=verification.RequestSubmitted",
                "/api/history/verification-request/{id}/events",
                "/api/audit-logs?aggregateId={id}",
                "/api/verification-requests?at=2026-03-01T08:00:00Z",
                "/api/verification-requests/queue?at=2026-03-01T08:00:00Z&knownAt=2026-03-01T08:00:00Z",
                "/api/history/diff?type=verification-request&from=2026-02-01T00:00:00Z&to=2026-03-01T08:00:00Z"
            })
    void listsArePages(String address) throws Exception {
        http.perform(get(address.replace("{id}", someId())).param("page", "0").param("size", "3"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isArray())
                .andExpect(jsonPath("$.page").value(0))
                .andExpect(jsonPath("$.size").value(3))
                .andExpect(jsonPath("$.total").isNumber())
                .andExpect(jsonPath("$.hasNext").isBoolean());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=-1",
                "size=0",
                "size=501",
                "size=many",
                "status=UNHEARD_OF",
                "type=UNHEARD_OF",
                "applicant=somebody-else"
            })
    void whatCannotBeMeantIsABadRequest(String parameters) throws Exception {
        http.perform(get("/api/verification-requests?" + parameters)).andExpect(status().isBadRequest());
    }

    @Test
    void aListIsAHundredLongUnlessAskedOtherwise() throws Exception {
        http.perform(get("/api/verification-requests"))
                .andExpect(jsonPath("$.size").value(100))
                .andExpect(jsonPath("$.items[0].id").isString());
    }

    @Test
    void proofsAreToldOfEventsThatThereAre() throws Exception {
        String eventId = LOG.entries().stream()
                .map(LedgerEntry::recorded)
                .filter(recorded -> recorded.tenant().equals(VerificationLives.ACME))
                .filter(recorded -> recorded.aggregateId().equals(someId()))
                .findFirst()
                .orElseThrow()
                .eventId();
        http.perform(get("/api/proofs/inclusion").param("eventId", eventId).param("size", "7"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.event.eventId").value(eventId))
                .andExpect(jsonPath("$.checkpoint.size").value(7));
        http.perform(get("/api/proofs/consistency?from=3"))
                .andExpect(jsonPath("$.from").value(3));
        http.perform(get("/api/proofs/checkpoint")).andExpect(jsonPath("$.note").isString());
        http.perform(get("/api/proofs/keys")).andExpect(jsonPath("$.keys").isArray());
    }

    @Test
    void detailsTellTheVersionAndTheNextActions() throws Exception {
        http.perform(get("/api/verification-requests/" + someId()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(someId()))
                .andExpect(jsonPath("$.version").isNumber())
                .andExpect(jsonPath("$.documents").isArray())
                .andExpect(jsonPath("$.allowedActions").isArray());
    }

    @Test
    void theSearchCounts() throws Exception {
        http.perform(get("/api/verification-requests/search"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.byType").isMap())
                .andExpect(jsonPath("$.byStatus").isMap());
        http.perform(get("/api/verification-requests/search").param("q", "x".repeat(201)))
                .andExpect(status().isBadRequest());
    }

    @Test
    void theStreamIsServerSentEvents() throws Exception {
        var going = http.perform(get("/api/stream").header("Last-Event-ID", "0"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/event-stream"))
                .andExpect(content().string(containsString("\"narrative\":\"asked for verification")))
                .andReturn();
        assertThat(going.getResponse().getContentAsString().lines())
                .filteredOn(line -> line.startsWith("id:"))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        http.perform(get("/api/stream").header("Last-Event-ID", "first")).andExpect(status().isBadRequest());
    }
}
