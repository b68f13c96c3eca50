package io.muniment.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.infra.RunningMuniment;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningMuniment
class WiringCheckTest {

    @Autowired
    private WiringCheck check;

    @Autowired
    private Configuration axon;

    @Autowired
    private DSLContext db;

    @Test
    void theApplicationRunsOnPartsThatKeepWhatTheyAreGiven() {
        assertThat(check.isRunning()).isTrue();
    }

    @Test
    void aPartThatKeepsNothingIsNamed() {
        assertThatExceptionOfType(WronglyWired.class)
                .isThrownBy(() -> WiringCheck.require(SpringTransactionManager.class, NoTransactionManager.INSTANCE))
                .withMessage("Muniment does not start: %s is in the place of SpringTransactionManager."
                        .formatted(NoTransactionManager.class.getName()));
    }

    /** The database of tests is not durable. */
    @Test
    void aDatabaseThatMayForgetIsRefused() {
        WiringCheck strict = new WiringCheck(axon, db, "postgresql", true);

        assertThatExceptionOfType(WronglyWired.class)
                .isThrownBy(strict::start)
                .withMessageContaining("PostgreSQL has fsync")
                .withMessageContaining("muniment.durability.required=false");
        assertThat(strict.isRunning()).isFalse();
    }
}
