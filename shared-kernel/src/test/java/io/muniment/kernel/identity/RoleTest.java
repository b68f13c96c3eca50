package io.muniment.kernel.identity;

import static io.muniment.kernel.identity.Permission.ACT_AS_SYSTEM;
import static io.muniment.kernel.identity.Permission.MANAGE_ACCOUNTS;
import static io.muniment.kernel.identity.Permission.OPERATE;
import static io.muniment.kernel.identity.Permission.PROTECT_PRIVACY;
import static io.muniment.kernel.identity.Permission.READ_AUDIT;
import static io.muniment.kernel.identity.Permission.REQUEST_VERIFICATION;
import static io.muniment.kernel.identity.Permission.REVIEW_VERIFICATION;
import static io.muniment.kernel.identity.Permission.USE_OWN_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.tenancy.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoleTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final Set<Permission> ALL_OF_PEOPLE = Set.of(
            USE_OWN_ACCOUNT,
            MANAGE_ACCOUNTS,
            REQUEST_VERIFICATION,
            REVIEW_VERIFICATION,
            READ_AUDIT,
            PROTECT_PRIVACY,
            OPERATE);

    @Test
    void eachRoleMayExactlyThis() {
        assertThat(Arrays.stream(Role.values()).collect(Collectors.toMap(Function.identity(), Role::permissions)))
                .isEqualTo(Map.ofEntries(
                        Map.entry(Role.SUPER_ADMIN, ALL_OF_PEOPLE),
                        Map.entry(Role.ADMIN, ALL_OF_PEOPLE),
                        Map.entry(Role.REVIEWER, Set.of(USE_OWN_ACCOUNT, REVIEW_VERIFICATION)),
                        Map.entry(Role.COMPLIANCE_OFFICER, Set.of(USE_OWN_ACCOUNT, READ_AUDIT, PROTECT_PRIVACY)),
                        Map.entry(Role.AUDITOR, Set.of(USE_OWN_ACCOUNT, READ_AUDIT)),
                        Map.entry(Role.MARKETER, Set.of(USE_OWN_ACCOUNT)),
                        Map.entry(Role.BUILDER, Set.of(USE_OWN_ACCOUNT, REQUEST_VERIFICATION)),
                        Map.entry(Role.AUTHORIZED_SELLER, Set.of(USE_OWN_ACCOUNT, REQUEST_VERIFICATION)),
                        Map.entry(Role.OWNER, Set.of(USE_OWN_ACCOUNT, REQUEST_VERIFICATION)),
                        Map.entry(Role.BUYER, Set.of(USE_OWN_ACCOUNT, REQUEST_VERIFICATION)),
                        Map.entry(Role.CLIENT, Set.of(USE_OWN_ACCOUNT, REQUEST_VERIFICATION)),
                        Map.entry(Role.GUEST, Set.of(USE_OWN_ACCOUNT)),
                        Map.entry(Role.OPERATOR, Set.of(USE_OWN_ACCOUNT, OPERATE)),
                        Map.entry(Role.SYSTEM, Set.of(ACT_AS_SYSTEM))));
    }

    /** What is stored under a name is read by it for ever. */
    @Test
    void theCatalogueHoldsTheRolesOfAllProducts() {
        assertThat(Role.values())
                .extracting(role -> role.tier() + " " + role)
                .contains("ADMIN SUPER_ADMIN", "MANAGER MARKETER", "MEMBER CLIENT", "GUEST GUEST");
    }

    @Test
    void aPersonMayWhatTheRoleMay() {
        Actor reviewer = Actor.person("rosa", Role.REVIEWER, ACME);

        assertThat(reviewer.may(REVIEW_VERIFICATION)).isTrue();
        assertThat(reviewer.may(REQUEST_VERIFICATION)).isFalse();
        assertThat(reviewer.isHuman()).isTrue();
        assertThat(reviewer.onBehalfOf()).isNull();
    }

    @Test
    void theSystemIsNamedAndNoPerson() {
        assertThat(Actor.system("verification-process", ACME))
                .isEqualTo(new Actor("system:verification-process", Role.SYSTEM, ACME, null))
                .matches(system -> !system.isHuman());
    }

    @Test
    void aMissingPermissionSaysWhichWouldDo() {
        PermissionMissing missing = new PermissionMissing(Role.GUEST, List.of(READ_AUDIT, OPERATE));

        assertThat(missing).hasMessage("The role GUEST has none of [READ_AUDIT, OPERATE]");
        assertThat(missing.anyOf()).containsExactly(READ_AUDIT, OPERATE);
    }
}
