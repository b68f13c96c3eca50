package io.muniment.query.identity.accounts;

import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Role;
import io.muniment.projection.schema.tables.records.IdentityAccountsRecord;
import io.muniment.projection.schema.tables.records.IdentityMembershipsRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an actor may do next with an account. It guides a screen; the aggregate decides. */
enum AllowedAction {
    GIVE_ROLE,
    TAKE_ROLE,
    SUSPEND,
    REINSTATE;

    static List<AllowedAction> of(
            IdentityAccountsRecord account, @Nullable IdentityMembershipsRecord membership, Actor actor) {
        boolean isRuledHere = actor.mayForAll(Permission.MANAGE_ACCOUNTS)
                && account.getTenant().equals(actor.tenant().value())
                && !account.getPerson().equals(actor.id())
                && reaches(membership, actor);
        if (!isRuledHere) {
            return List.of();
        }
        Stream<AllowedAction> withRole = membership == null ? Stream.of() : Stream.of(TAKE_ROLE);
        return switch (AccountStatus.valueOf(account.getStatus())) {
            case OPEN ->
                Stream.of(Stream.of(GIVE_ROLE), withRole, Stream.of(SUSPEND))
                        .flatMap(actions -> actions)
                        .toList();
            case SUSPENDED -> Stream.concat(withRole, Stream.of(REINSTATE)).toList();
            case ERASED -> List.of();
        };
    }

    private static boolean reaches(@Nullable IdentityMembershipsRecord membership, Actor actor) {
        return membership == null
                || actor.role() == Role.SUPER_ADMIN
                || !Role.valueOf(membership.getRole()).isOfTheInstallation();
    }
}
