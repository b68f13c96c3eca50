package io.muniment.query.identity.accounts;

import static io.muniment.projection.schema.Tables.IDENTITY_ACCOUNTS;
import static io.muniment.projection.schema.Tables.IDENTITY_MEMBERSHIPS;

import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.Role;
import java.time.Instant;
import org.jooq.Record;

/** An account as a list shows it. */
record AccountSummary(
        String id, String person, String email, String displayName, AccountStatus status, Role role, Instant openedAt) {

    static AccountSummary of(Record row) {
        return new AccountSummary(
                row.get(IDENTITY_ACCOUNTS.ID),
                row.get(IDENTITY_ACCOUNTS.PERSON),
                row.get(IDENTITY_ACCOUNTS.EMAIL),
                row.get(IDENTITY_ACCOUNTS.DISPLAY_NAME),
                AccountStatus.valueOf(row.get(IDENTITY_ACCOUNTS.STATUS)),
                Role.valueOf(row.get(IDENTITY_MEMBERSHIPS.ROLE)),
                row.get(IDENTITY_ACCOUNTS.OPENED_AT));
    }
}
