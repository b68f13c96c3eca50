package io.muniment.infra.tenancy;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.EveryTenant;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteType;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Says in front of each statement whose rows it is for, on the same way to the database. It is said for one
 * transaction, so no connection of the pool remembers it for whoever comes next. A statement of nobody sees no rows of
 * tenants.
 */
final class RowsOfStatements implements ExecuteListener {

    private static final long serialVersionUID = 1L;

    static final String SETTING = "muniment.tenant";

    private static final String FOR_ALL = "select set_config('role', '%s', true)".formatted(EveryTenant.ROLE);
    private static final String FOR_ONE = "select set_config('%s', ?, true)".formatted(SETTING);
    private static final String SAID = RowsOfStatements.class.getName();

    private final transient ActingTenant acting;

    RowsOfStatements(ActingTenant acting) {
        this.acting = acting;
    }

    @Override
    public void renderEnd(ExecuteContext statement) {
        if (statement.type() == ExecuteType.BATCH || statement.type() == ExecuteType.ROUTINE) {
            return;
        }
        if (EveryTenant.isMeantBy(statement)) {
            sayFirst(statement, FOR_ALL, "");
        } else {
            acting.find().map(TenantId::value).ifPresent(tenant -> sayFirst(statement, FOR_ONE, tenant));
        }
    }

    private static void sayFirst(ExecuteContext statement, String words, String tenant) {
        statement.sql(words + "; " + statement.sql());
        statement.data(SAID, tenant);
    }

    @Override
    public void prepareEnd(ExecuteContext context) {
        if (context.data(SAID) instanceof String tenant) {
            PreparedStatement both = Objects.requireNonNull(context.statement(), "it is prepared");
            try {
                context.statement(SecondOfTwo.of(both, tenant));
            } catch (SQLException refused) {
                throw new DataAccessException("It could not be said whose rows the statement is for", refused);
            }
        }
    }

    /** Nothing can be said in front of a batch, but before it in its transaction. */
    @Override
    public void executeStart(ExecuteContext batch) {
        if (batch.type() == ExecuteType.BATCH && EveryTenant.isMeantBy(batch)) {
            DSL.using(batch.connection(), batch.dialect())
                    .select(DSL.function(
                            DSL.name("set_config"),
                            String.class,
                            DSL.inline("role"),
                            DSL.inline(EveryTenant.ROLE),
                            DSL.inline(true)))
                    .execute();
        }
    }
}
