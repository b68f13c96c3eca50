package io.muniment.projection.verification.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.projection.schema.view.IndexedRequest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkPortionsTest {

    private static final VersionedDocument SHORT = document(10);

    @Test
    void fewAndShortOnesGoTogether() {
        assertThat(BulkPortions.of(List.of(SHORT, SHORT))).containsExactly(List.of(SHORT, SHORT));
        assertThat(BulkPortions.of(List.of())).isEmpty();
    }

    @Test
    void manyAreSplitByTheirNumber() {
        assertThat(BulkPortions.of(Collections.nCopies(2 * BulkPortions.DOCUMENTS + 1, SHORT)))
                .extracting(List::size)
                .containsExactly(BulkPortions.DOCUMENTS, BulkPortions.DOCUMENTS, 1);
    }

    @Test
    void longOnesAreSplitByTheirTextAndOneThatIsTooLongGoesAlone() {
        VersionedDocument half = document(BulkPortions.CHARACTERS / 2);
        VersionedDocument tooLong = document(2 * BulkPortions.CHARACTERS);

        assertThat(BulkPortions.of(List.of(SHORT, half, half, tooLong, SHORT)))
                .containsExactly(List.of(SHORT, half), List.of(half), List.of(tooLong), List.of(SHORT));
    }

    private static VersionedDocument document(int characters) {
        var request = new IndexedRequest(
                "id",
                "acme",
                "IDENTITY",
                "SUBMITTED",
                "subject",
                "label",
                "ada",
                "Ada",
                List.of(),
                List.of("x".repeat(characters)),
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z",
                null);
        return new VersionedDocument(request, 0);
    }
}
