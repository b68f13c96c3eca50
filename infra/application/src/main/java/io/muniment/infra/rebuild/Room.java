package io.muniment.infra.rebuild;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.projection.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jooq.DSLContext;

/** Where one read model is built beside the live one. Each step is done in a transaction of the caller. */
interface Room {

    /** Of the read model. */
    String name();

    /** Whatever was in the room is gone. */
    void begin(DSLContext db);

    Portion portion();

    /** Everything that the ledger had when the rebuild began is in. */
    void complete(DSLContext db);

    CatchingUp catchUp(DSLContext db, Set<String> aggregates);

    /** How long a swap may wait for what it locks before it steps back, for others wait behind it. */
    String patience();

    /** Nothing is written to the live read model until the transaction ends. */
    void lock(DSLContext db);

    /** Puts the new one in the place of the live one. */
    void swap(DSLContext db);

    /** Gives up what was built. */
    void drop(DSLContext db);

    /** Whole lives that are written together. */
    interface Portion {

        void fold(DomainEvent event, Recorded recorded);

        /** What is folded next is another aggregate. */
        void endOfLife();

        void write(Connection connection) throws SQLException;
    }

    /** Events that came later, folded onto what is there. */
    interface CatchingUp {

        void fold(DomainEvent event, Recorded recorded);

        void write();
    }
}
