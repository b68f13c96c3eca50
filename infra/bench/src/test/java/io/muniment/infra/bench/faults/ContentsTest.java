package io.muniment.infra.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentsTest {

    private static final Contents REPLAYED =
            new Contents(Map.of("queue", List.of("a", "b", "b"), "index", List.of("a@3")));

    @Test
    void theSameRowsInAnotherOrderAreNoFinding() {
        Contents live = new Contents(Map.of("queue", List.of("b", "a", "b"), "index", List.of("a@3")));
        assertThat(live.differingFrom(REPLAYED)).isEmpty();
    }

    @Test
    void aMissingRowDiverges() {
        assertDiverges(
                new Contents(Map.of("queue", List.of("a", "b"), "index", List.of("a@3"))), "queue misses 1 rows");
    }

    @Test
    void aRowTooManyDiverges() {
        assertDiverges(
                new Contents(Map.of("queue", List.of("a", "b", "b", "c"), "index", List.of("a@3"))),
                "queue misses 0 rows [] and has 1 others [c]");
    }

    @Test
    void anotherVersionOfADocumentDiverges() {
        assertDiverges(
                new Contents(Map.of("queue", List.of("a", "b", "b"), "index", List.of("a@2"))),
                "index misses 1 rows [a@3] and has 1 others [a@2]");
    }

    @Test
    void aTableThatOneOfThemDoesNotHaveDiverges() {
        assertDiverges(new Contents(Map.of("queue", List.of("a", "b", "b"))), "index misses 1 rows [a@3]");
    }

    private static void assertDiverges(Contents live, String what) {
        assertThat(live.differingFrom(REPLAYED)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.DIVERGENT);
            assertThat(finding.what()).startsWith(what);
        });
    }
}
