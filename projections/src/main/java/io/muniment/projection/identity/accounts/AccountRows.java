package io.muniment.projection.identity.accounts;

import io.muniment.projection.schema.tables.records.IdentityAccountsRecord;
import io.muniment.projection.schema.tables.records.IdentityMembershipsRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;

/** All rows of one account. They are never changed: where something happens, another row takes the place of one. */
record AccountRows(IdentityAccountsRecord account, List<IdentityMembershipsRecord> memberships) {

    AccountRows {
        memberships = List.copyOf(memberships);
    }

    Stream<IdentityMembershipsRecord> elsewhereThan(String tenant) {
        return memberships.stream().filter(membership -> !membership.getTenant().equals(tenant));
    }

    Stream<UpdatableRecord<?>> all() {
        return Stream.concat(Stream.of(account), memberships.stream());
    }
}
