package io.muniment.query.identity.accounts;

import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.Role;
import io.muniment.projection.schema.tables.records.IdentityAccountsRecord;
import io.muniment.projection.schema.tables.records.IdentityMembershipsRecord;
import io.muniment.query.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as its tenant sees it.
 *
 * @param role in the tenant of whoever asks; none if it was taken away
 * @param isKeptHere whether it was opened in this tenant, which alone changes it
 */
record AccountDetails(
        String id,
        long version,
        String person,
        String email,
        String displayName,
        AccountStatus status,
        @Nullable String suspendedFor,
        @Nullable Role role,
        @Nullable Instant grantedAt,
        @Nullable String grantedBy,
        boolean isKeptHere,
        Instant openedAt,
        Instant changedAt,
        List<AllowedAction> allowedActions)
        implements Versioned {

    AccountDetails {
        allowedActions = List.copyOf(allowedActions);
    }

    static AccountDetails of(
            IdentityAccountsRecord row,
            @Nullable IdentityMembershipsRecord membership,
            boolean isKeptHere,
            List<AllowedAction> allowedActions) {
        return new AccountDetails(
                row.getId(),
                row.getVersion(),
                row.getPerson(),
                row.getEmail(),
                row.getDisplayName(),
                AccountStatus.valueOf(row.getStatus()),
                isKeptHere ? row.getSuspendedFor() : null,
                membership == null ? null : Role.valueOf(membership.getRole()),
                membership == null ? null : membership.getGrantedAt(),
                membership == null ? null : membership.getGrantedBy(),
                isKeptHere,
                row.getOpenedAt(),
                row.getChangedAt(),
                allowedActions);
    }
}
