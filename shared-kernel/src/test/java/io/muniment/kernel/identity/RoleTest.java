package io.muniment.kernel.identity;

import static io.muniment.kernel.identity.Permission.ACT_AS_SYSTEM;
import static io.muniment.kernel.identity.Permission.ADMIN_ACCESS;
import static io.muniment.kernel.identity.Permission.DELETE_CONTENT;
import static io.muniment.kernel.identity.Permission.DELETE_USERS;
import static io.muniment.kernel.identity.Permission.MANAGER_ACCESS;
import static io.muniment.kernel.identity.Permission.OPERATE;
import static io.muniment.kernel.identity.Permission.PROTECT_PRIVACY;
import static io.muniment.kernel.identity.Permission.READ_AUDIT;
import static io.muniment.kernel.identity.Permission.READ_CONTENT;
import static io.muniment.kernel.identity.Permission.READ_USERS;
import static io.muniment.kernel.identity.Permission.REQUEST_VERIFICATION;
import static io.muniment.kernel.identity.Permission.REVIEW_VERIFICATION;
import static io.muniment.kernel.identity.Permission.USE_OWN_ACCOUNT;
import static io.muniment.kernel.identity.Permission.WRITE_CONTENT;
import static io.muniment.kernel.identity.Permission.WRITE_USERS;
import static io.muniment.kernel.identity.Scope.ALL;
import static io.muniment.kernel.identity.Scope.NONE;
import static io.muniment.kernel.identity.Scope.ORGANIZATION;
import static io.muniment.kernel.identity.Scope.OWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.tenancy.TenantId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final Set<Permission> ALL_OF_PEOPLE = EnumSet.complementOf(EnumSet.of(ACT_AS_SYSTEM));

    @ParameterizedTest
    @CsvSource({
        "REVIEWER, REVIEW_VERIFICATION MANAGER_ACCESS",
        "COMPLIANCE_OFFICER, READ_AUDIT PROTECT_PRIVACY MANAGER_ACCESS",
        "AUDITOR, READ_AUDIT MANAGER_ACCESS",
        "MARKETER, WRITE_CONTENT MANAGER_ACCESS",
        "BUILDER, REQUEST_VERIFICATION WRITE_CONTENT",
        "AUTHORIZED_SELLER, REQUEST_VERIFICATION WRITE_CONTENT",
        "OWNER, REQUEST_VERIFICATION WRITE_CONTENT",
        "BUYER, REQUEST_VERIFICATION",
        "CLIENT, REQUEST_VERIFICATION",
        "GUEST, ",
        "OPERATOR, OPERATE"
    })
    void eachRoleMayExactlyThis(Role role, @Nullable String beyondAGuest) {
        Set<Permission> expected = EnumSet.of(USE_OWN_ACCOUNT, READ_CONTENT);
        for (String name : beyondAGuest == null ? new String[0] : beyondAGuest.split(" ")) {
            expected.add(Permission.valueOf(name));
        }
        assertThat(role.permissions()).isEqualTo(expected);
    }

    @Test
    void adminsMayEverythingThatPeopleMay() {
        assertThat(Role.ADMIN.permissions()).isEqualTo(ALL_OF_PEOPLE);
        assertThat(Role.SUPER_ADMIN.permissions()).isEqualTo(ALL_OF_PEOPLE);
        assertThat(Role.SYSTEM.permissions()).isEqualTo(Set.of(ACT_AS_SYSTEM));
    }

    @Test
    void aPermissionReachesAsFarAsTheRoleDoes() {
        assertThat(Role.BUYER.grants().scopeOf(REQUEST_VERIFICATION)).isEqualTo(OWN);
        assertThat(Role.OWNER.grants().scopeOf(WRITE_CONTENT)).isEqualTo(OWN);
        assertThat(Role.REVIEWER.grants().scopeOf(REVIEW_VERIFICATION)).isEqualTo(ORGANIZATION);
        assertThat(Role.REVIEWER.grants().scopeOf(REQUEST_VERIFICATION)).isEqualTo(NONE);
        assertThat(Role.ADMIN.grants().scopeOf(READ_AUDIT)).isEqualTo(ORGANIZATION);
        assertThat(Role.SUPER_ADMIN.grants().scopeOf(READ_AUDIT)).isEqualTo(ALL);
        assertThat(Role.SUPER_ADMIN.grants().scopeOf(USE_OWN_ACCOUNT)).isEqualTo(OWN);
    }

    /** The system is no person, and has no part in it. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM")
    void eachTierMayWhatTheTiersBelowMay(Role role) {
        for (Tier tier : Tier.values()) {
            if (role.tier().reaches(tier)) {
                tier.grants()
                        .scopes()
                        .forEach((permission, scope) -> assertThat(
                                        role.grants().scopeOf(permission).covers(scope))
                                .as("%s has %s", role, permission)
                                .isTrue());
            }
        }
    }

    @Test
    void theTiersAreOrdered() {
        assertThat(Tier.ADMIN.reaches(Tier.MANAGER)).isTrue();
        assertThat(Tier.MANAGER.reaches(Tier.MANAGER)).isTrue();
        assertThat(Tier.MEMBER.reaches(Tier.MANAGER)).isFalse();
        assertThat(Tier.GUEST.reaches(Tier.MEMBER)).isFalse();
    }

    /** What other products call TEACHER_ACCESS is MANAGER_ACCESS here. */
    @Test
    void theCatalogueHoldsThePermissionsOfAllProducts() {
        assertThat(Permission.values())
                .hasSizeGreaterThanOrEqualTo(12)
                .contains(
                        READ_CONTENT,
                        WRITE_CONTENT,
                        DELETE_CONTENT,
                        READ_USERS,
                        WRITE_USERS,
                        DELETE_USERS,
                        ADMIN_ACCESS,
                        MANAGER_ACCESS,
                        READ_AUDIT,
                        REVIEW_VERIFICATION,
                        Permission.MANAGE_BILLING,
                        Permission.MANAGE_TENANT);
    }

    @Test
    void whatIsGivenTwiceReachesAsFarAsTheWider() {
        Grants grants = Grants.NONE.and(ORGANIZATION, READ_AUDIT).and(OWN, READ_AUDIT, OPERATE);

        assertThat(grants.scopes()).isEqualTo(Map.of(READ_AUDIT, ORGANIZATION, OPERATE, OWN));
        assertThat(grants.everywhere().scopes()).isEqualTo(Map.of(READ_AUDIT, ALL, OPERATE, OWN));
        assertThat(grants.scopeOf(PROTECT_PRIVACY)).isEqualTo(NONE);
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
