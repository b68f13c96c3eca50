package io.muniment.infra.proof;

import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test begins with an empty ledger of its own. */
abstract class FreshLedger {

    final long seed = ThreadLocalRandom.current().nextLong();

    @TempDir
    Path folder;

    HashedLedger ledger;

    @BeforeEach
    final void begin() {
        ledger = new HashedLedger(seed, folder);
    }

    @AfterEach
    final void close() {
        ledger.close();
    }
}
