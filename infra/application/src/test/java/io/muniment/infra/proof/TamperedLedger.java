package io.muniment.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.proof.Discrepancy.Kind;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who owns the database changes it behind everybody's back, and each change is undone. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class TamperedLedger {

    static final int EVENTS = 700;
    static final int SIGNED = 600;

    final long seed = ThreadLocalRandom.current().nextLong();
    final Random random = new Random(seed);
    HashedLedger ledger;

    @BeforeAll
    final void hash(@TempDir Path folder) {
        ledger = new HashedLedger(seed, folder);
        for (int signed : new int[] {150, 150, SIGNED - 300}) {
            ledger.append(signed).hash();
            ledger.checkpoints().sign();
        }
        ledger.append(EVENTS - SIGNED).hash();
    }

    @AfterAll
    final void close() {
        ledger.close();
    }

    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    final @Nullable Discrepancy after(Consumer<DSLContext> tampering) {
        @Nullable Discrepancy[] found = new Discrepancy[1];
        try {
            ledger.db().transaction(transaction -> {
                tampering.accept(transaction.dsl());
                found[0] = ledger.audit(transaction.dsl()).finding();
                throw new Undo();
            });
        } catch (Undo undone) {
            return found[0];
        }
        throw new IllegalStateException("nothing was undone");
    }

    final void found(Kind kind, long position, Consumer<DSLContext> tampering) {
        Discrepancy finding = after(tampering);
        assertThat(finding).as("seed %d, %s at %d", seed, kind, position).isNotNull();
        assertThat(Objects.requireNonNull(finding).kind())
                .as("seed %d: %s", seed, finding)
                .isEqualTo(kind);
        assertThat(finding.position()).as("seed %d: %s", seed, finding).isEqualTo(position);
        assertThat(finding.says()).contains(Long.toString(position));
    }
}
