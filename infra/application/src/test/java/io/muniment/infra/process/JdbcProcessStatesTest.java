package io.muniment.infra.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.command.ProcessStates;
import io.muniment.command.ProcessStates.Remembered;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.axon.Sender;
import io.muniment.kernel.verification.DocumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningMuniment
class JdbcProcessStatesTest {

    private static final String PROCESS = "memory-of-a-test";
    private static final DocumentId DOCUMENT = new DocumentId("doc_01890a5d-ac96-774b-bcce-b302099a8057");

    @Autowired
    private ProcessStates states;

    @Autowired
    private Sender sender;

    private String aggregate = "";

    @BeforeEach
    void newAggregate() {
        aggregate = sender.newSubject();
    }

    @Test
    void ofWhatIsNewNothingIsRemembered() {
        assertThat(states.of(PROCESS, aggregate, Memory.class)).isEmpty();
    }

    @Test
    void whatIsRememberedComesBackAsItWas() {
        Remembered<Memory> memory = new Remembered<>(memory("Größe 東京"), 7);

        states.remember(PROCESS, aggregate, memory);

        assertThat(states.of(PROCESS, aggregate, Memory.class)).contains(memory);
    }

    @Test
    void theLastStateCountsForItsProcessAndAggregateAlone() {
        states.remember(PROCESS, aggregate, new Remembered<>(memory("first"), 0));
        states.remember(PROCESS, aggregate, new Remembered<>(memory("second"), 1));

        assertThat(states.of(PROCESS, aggregate, Memory.class)).contains(new Remembered<>(memory("second"), 1));
        assertThat(states.of(PROCESS, aggregate + "-other", Memory.class)).isEmpty();
        assertThat(states.of(PROCESS + "-other", aggregate, Memory.class)).isEmpty();
    }

    private static Memory memory(String name) {
        return new Memory(
                name,
                Instant.parse("2026-01-02T03:04:05.678Z"),
                new BigDecimal("12.50"),
                new TreeSet<>(Set.of("b", "a")),
                Map.of(DOCUMENT, 3));
    }

    record Memory(String name, Instant at, BigDecimal rent, SortedSet<String> papers, Map<DocumentId, Integer> pages) {}
}
