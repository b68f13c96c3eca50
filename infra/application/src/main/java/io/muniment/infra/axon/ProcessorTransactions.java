package io.muniment.infra.axon;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import io.muniment.projection.EveryTenant;
import io.muniment.projection.RenderedOnce;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions of processors. They do not wait for the disk: what a power failure takes of their writing comes again,
 * with the token that it takes too. And they do not plan anew what they do for every event, always by a key. The events
 * of a batch are of many tenants, so the rows that they make are seen as those of all. Within a transaction that
 * somebody else has begun nothing but that changes: an operator who retries a parked event writes there what does not
 * come again.
 */
record ProcessorTransactions(TransactionManager transactions, DSLContext db) implements TransactionManager {

    private static final RenderedOnce SETTINGS = new RenderedOnce(
            select(here("synchronous_commit", "off"), here("plan_cache_mode", "force_generic_plan"), forAllTenants()));

    private static final RenderedOnce WITHIN_ANOTHER = new RenderedOnce(select(forAllTenants()));

    private static Field<String> here(String setting, String value) {
        return function(name("set_config"), String.class, inline(setting), inline(value), inline(true));
    }

    private static Field<String> forAllTenants() {
        return here("role", EveryTenant.ROLE);
    }

    @Override
    public Transaction startTransaction() {
        boolean isPartOfAnother = TransactionSynchronizationManager.isActualTransactionActive();
        Transaction transaction = transactions.startTransaction();
        boolean begun = false;
        try {
            (isPartOfAnother ? WITHIN_ANOTHER : SETTINGS).on(db).execute();
            begun = true;
        } finally {
            if (!begun) {
                transaction.rollback();
            }
        }
        return transaction;
    }
}
