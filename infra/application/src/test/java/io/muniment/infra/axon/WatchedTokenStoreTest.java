package io.muniment.infra.axon;

import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.infra.RunningMuniment;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A processor's last commits did not wait for the disk: a database that crashes forgets them. */
@RunningMuniment
class WatchedTokenStoreTest {

    @Autowired
    private TokenStore tokens;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private DSLContext db;

    private final String processor = "processor-" + UUID.randomUUID();

    @BeforeEach
    void claim() {
        transactions.executeInTransaction(() -> {
            tokens.initializeTokenSegments(processor, 1);
            tokens.fetchToken(processor, 0);
        });
    }

    private void store(long position) {
        transactions.executeInTransaction(
                () -> tokens.storeToken(new GlobalSequenceTrackingToken(position), processor, 0));
    }

    private @Nullable TrackingToken fetch() {
        return transactions.fetchInTransaction(() -> tokens.fetchToken(processor, 0));
    }

    /** What a crash leaves: the row as it was at an earlier commit, of the same owner. */
    private void forgetLastCommits(long position) {
        int rows = db.update(TOKEN_ENTRY)
                .set(
                        TOKEN_ENTRY.TOKEN,
                        "{\"globalIndex\":%d}".formatted(position).getBytes(StandardCharsets.UTF_8))
                .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(processor))
                .execute();
        assertThat(rows).isOne();
    }

    @Test
    void movesOnFromWhereItIs() {
        store(1);
        store(2);
        assertThat(fetch()).isEqualTo(new GlobalSequenceTrackingToken(2));
        store(3);
        assertThat(fetch()).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void losesItsClaimWhereTheDatabaseHasForgottenALaterCommit() {
        store(1);
        store(2);
        forgetLastCommits(1);
        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> store(3));

        assertThat(fetch()).isEqualTo(new GlobalSequenceTrackingToken(1));
        store(2);
        assertThat(fetch()).isEqualTo(new GlobalSequenceTrackingToken(2));
    }

    @Test
    void losesItsClaimToACrashAlsoWhenItHasNothingToDo() {
        store(1);
        transactions.executeInTransaction(() -> tokens.extendClaim(processor, 0));
        store(2);
        forgetLastCommits(1);
        assertThatExceptionOfType(UnableToClaimTokenException.class)
                .isThrownBy(() -> transactions.executeInTransaction(() -> tokens.extendClaim(processor, 0)));
    }

    @Test
    void whatWasRolledBackWasNeverThere() {
        store(1);
        var undone = transactions.startTransaction();
        tokens.storeToken(new GlobalSequenceTrackingToken(2), processor, 0);
        undone.rollback();

        store(3);
        assertThat(fetch()).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void losesItsClaimToAnotherProcess() {
        store(1);
        db.update(TOKEN_ENTRY)
                .set(TOKEN_ENTRY.OWNER, "another")
                .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(processor))
                .execute();
        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> store(2));
    }
}
