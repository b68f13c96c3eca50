package io.muniment.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that holds of the ledger holds of one that is cut again and again. */
class PartitionedLedgerTest extends PostgresLedgerTest {

    private String oldest;

    @BeforeEach
    void cut() {
        oldest = newId();
        append(List.of(event(oldest, 0)));
        cutHere();
    }

    @Test
    void aVersionIsTakenInWhicheverPartitionItIs() {
        assertThatThrownBy(() -> append(List.of(event(oldest, 0)))).isInstanceOf(RuntimeException.class);
        append(List.of(event(oldest, 1)));
        assertThat(read(oldest))
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(0L, 1L);
    }

    @Test
    void itIsCutWhileItIsWritten() throws Exception {
        TrackingToken before = store().createHeadToken();
        int writers = 8;
        int each = 40;
        inParallel(IntStream.rangeClosed(0, writers)
                .<Callable<Void>>mapToObj(writer -> () -> {
                    String id = newId();
                    for (int one = 0; one < each; one++) {
                        if (writer < writers) {
                            append(List.of(event(id, one)));
                        } else if (one % 10 == 0) {
                            append(List.of(event(newId(), 0)));
                            cutHere();
                        }
                    }
                    return null;
                })
                .toList());

        assertThat(follow(store(), before, writers * each + each / 10)).isNotEmpty();
        assertNoGaps();
    }

    @Test
    void nothingIsCutOffTwice() {
        assertThatThrownBy(this::cutHere).hasStackTraceContaining("Nothing was appended");
    }

    private void cutHere() {
        execute("select ledger_cut()");
    }
}
