package io.muniment.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.RunningMuniment;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningMuniment
class ProcessorTransactionsTest {

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private DSLContext db;

    private String setting(String name) {
        return db.select(DSL.function("current_setting", String.class, DSL.inline(name)))
                .fetchSingle()
                .value1();
    }

    @Test
    void doNotWaitForTheDiskOrPlanAnewAndLeaveNothingBehind() {
        Transaction transaction = new ProcessorTransactions(transactions, db).startTransaction();
        assertThat(setting("synchronous_commit")).isEqualTo("off");
        assertThat(setting("plan_cache_mode")).isEqualTo("force_generic_plan");
        assertThat(setting("role")).isEqualTo("muniment_everywhere");
        transaction.commit();
        assertThat(setting("plan_cache_mode")).isEqualTo("auto");
    }

    @Test
    void changeNothingWithinAnotherButWhoseRowsTheySee() {
        Transaction anOperators = transactions.startTransaction();
        String waits = setting("synchronous_commit");
        db.setLocal(DSL.name("synchronous_commit"), DSL.inline("remote_write")).execute();
        Transaction within = new ProcessorTransactions(transactions, db).startTransaction();
        String waitsWithin = setting("synchronous_commit");
        String plansWithin = setting("plan_cache_mode");
        String roleWithin = setting("role");
        within.commit();
        anOperators.commit();
        assertThat(waitsWithin).isEqualTo("remote_write");
        assertThat(plansWithin).isEqualTo("auto");
        assertThat(roleWithin).isEqualTo("muniment_everywhere");
        assertThat(setting("synchronous_commit")).isEqualTo(waits);
    }
}
