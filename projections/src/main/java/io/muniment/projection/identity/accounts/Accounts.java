package io.muniment.projection.identity.accounts;

import static io.muniment.projection.schema.Tables.IDENTITY_ACCOUNTS;
import static io.muniment.projection.schema.Tables.IDENTITY_MEMBERSHIPS;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.identity.AccountEvent;
import io.muniment.kernel.identity.AccountEvent.AccountErased;
import io.muniment.kernel.identity.AccountEvent.AccountOpened;
import io.muniment.kernel.identity.AccountEvent.AccountReinstated;
import io.muniment.kernel.identity.AccountEvent.AccountSuspended;
import io.muniment.kernel.identity.AccountEvent.MembershipGranted;
import io.muniment.kernel.identity.AccountEvent.MembershipWithdrawn;
import io.muniment.kernel.identity.AccountEvent.PasswordLinkOrdered;
import io.muniment.kernel.identity.AccountEvent.PasswordSet;
import io.muniment.kernel.identity.AccountStatus;
import io.muniment.projection.KeptFold;
import io.muniment.projection.KeptRows;
import io.muniment.projection.Recorded;
import io.muniment.projection.RowCopy;
import io.muniment.projection.schema.tables.records.IdentityAccountsRecord;
import io.muniment.projection.schema.tables.records.IdentityMembershipsRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An account with its memberships. */
@Component
class Accounts extends KeptFold<AccountRows> {

    static final String NAME = "identity-accounts";

    Accounts() {
        super(List.of(IDENTITY_ACCOUNTS.ID, IDENTITY_MEMBERSHIPS.ACCOUNT));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long version(AccountRows state) {
        return state.account().getVersion();
    }

    @Override
    protected @Nullable AccountRows next(@Nullable AccountRows before, DomainEvent event, Recorded recorded) {
        return switch (event) {
            case AccountOpened opened -> first(opened, recorded);
            case AccountEvent happened when before != null -> after(before, happened, recorded);
            default -> before;
        };
    }

    private static AccountRows first(AccountOpened event, Recorded recorded) {
        var row = new IdentityAccountsRecord();
        row.setId(event.id().value());
        row.setTenant(recorded.tenant().value());
        row.setVersion(recorded.version());
        row.setPerson(event.person());
        row.setEmail(event.email());
        row.setDisplayName(event.displayName());
        row.setStatus(AccountStatus.OPEN.name());
        row.setOpenedAt(recorded.effectiveAt());
        row.setChangedAt(recorded.recordedAt());
        return new AccountRows(row, List.of());
    }

    private static AccountRows after(AccountRows before, AccountEvent event, Recorded recorded) {
        var changes = new IdentityAccountsRecord();
        changes.setVersion(recorded.version());
        changes.setChangedAt(recorded.recordedAt());
        List<IdentityMembershipsRecord> memberships = before.memberships();
        switch (event) {
            case MembershipGranted granted ->
                memberships = Stream.concat(
                                before.elsewhereThan(granted.tenant().value()),
                                Stream.of(membership(granted, recorded)))
                        .toList();
            case MembershipWithdrawn withdrawn ->
                memberships = before.elsewhereThan(withdrawn.tenant().value()).toList();
            case AccountSuspended suspended -> {
                changes.setStatus(AccountStatus.SUSPENDED.name());
                changes.setSuspendedFor(suspended.reason());
            }
            case AccountReinstated _ -> {
                changes.setStatus(AccountStatus.OPEN.name());
                changes.setSuspendedFor(null);
            }
            case AccountErased _ -> {
                changes.setStatus(AccountStatus.ERASED.name());
                memberships = List.of();
            }
            case AccountOpened _, PasswordLinkOrdered _, PasswordSet _ -> {
                // the version is all that changes
            }
        }
        return new AccountRows(RowCopy.of(before.account(), changes), memberships);
    }

    private static IdentityMembershipsRecord membership(MembershipGranted event, Recorded recorded) {
        var row = new IdentityMembershipsRecord();
        row.setAccount(event.id().value());
        row.setTenant(event.tenant().value());
        row.setRole(event.role().name());
        row.setGrantedAt(recorded.effectiveAt());
        row.setGrantedBy(recorded.actor());
        return row;
    }

    @Override
    protected AccountRows of(KeptRows rows) {
        return new AccountRows(rows.only(IDENTITY_ACCOUNTS), rows.all(IDENTITY_MEMBERSHIPS));
    }

    @Override
    public Stream<UpdatableRecord<?>> rows(AccountRows state) {
        return state.all();
    }
}
