package io.muniment.query.identity.accounts;

import static io.muniment.query.identity.accounts.AllowedAction.GIVE_ROLE;
import static io.muniment.query.identity.accounts.AllowedAction.REINSTATE;
import static io.muniment.query.identity.accounts.AllowedAction.SUSPEND;
import static io.muniment.query.identity.accounts.AllowedAction.TAKE_ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.schema.tables.records.IdentityAccountsRecord;
import io.muniment.projection.schema.tables.records.IdentityMembershipsRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllowedActionTest {

    private static final Actor MINA = Actor.person("mina", Role.ADMIN, new TenantId("acme"));

    private static IdentityAccountsRecord account(String person, String tenant, AccountStatus status) {
        var row = new IdentityAccountsRecord();
        row.setPerson(person);
        row.setTenant(tenant);
        row.setStatus(status.name());
        return row;
    }

    private static IdentityMembershipsRecord membership(Role role) {
        var row = new IdentityMembershipsRecord();
        row.setRole(role.name());
        return row;
    }

    @ParameterizedTest
    @EnumSource
    void anAdminRulesOverTheAccountsOfTheTenant(AccountStatus status) {
        var allowed = AllowedAction.of(account("ada", "acme", status), membership(Role.BUYER), MINA);
        switch (status) {
            case OPEN -> assertThat(allowed).containsExactly(GIVE_ROLE, TAKE_ROLE, SUSPEND);
            case SUSPENDED -> assertThat(allowed).containsExactly(TAKE_ROLE, REINSTATE);
            case ERASED -> assertThat(allowed).isEmpty();
        }
    }

    @Test
    void nobodyRulesOverTheirOwnOrOverThoseOfOthers() {
        var role = membership(Role.BUYER);
        Actor rita = Actor.person("rita", Role.REVIEWER, MINA.tenant());

        assertThat(AllowedAction.of(account("mina", "acme", AccountStatus.OPEN), role, MINA))
                .isEmpty();
        assertThat(AllowedAction.of(account("ada", "other", AccountStatus.OPEN), role, MINA))
                .isEmpty();
        assertThat(AllowedAction.of(account("ada", "acme", AccountStatus.OPEN), role, rita))
                .isEmpty();
    }

    @Test
    void whatIsOfTheInstallationIsForASuperAdmin() {
        var otto = account("otto", "acme", AccountStatus.OPEN);
        Actor root = Actor.person("root", Role.SUPER_ADMIN, MINA.tenant());

        assertThat(AllowedAction.of(otto, membership(Role.OPERATOR), MINA)).isEmpty();
        assertThat(AllowedAction.of(otto, membership(Role.OPERATOR), root))
                .containsExactly(GIVE_ROLE, TAKE_ROLE, SUSPEND);
        assertThat(AllowedAction.of(otto, null, MINA)).containsExactly(GIVE_ROLE, SUSPEND);
    }
}
