package io.muniment.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.kernel.tenancy.TenantId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The six ways in which something says who may. */
class NeedTest {

    @Requires(Permission.READ_AUDIT)
    static final class One {}

    @Requires({Permission.READ_AUDIT, Permission.REVIEW_VERIFICATION})
    static final class AnyOfTwo {}

    @Requires(all = {Permission.READ_AUDIT, Permission.PROTECT_PRIVACY})
    static final class AllOfTwo {}

    @Requires(tier = Tier.MANAGER)
    static final class ForManagers {}

    @Requires(value = Permission.WRITE_CONTENT, scope = Scope.ORGANIZATION)
    static final class ForTheOrganization {}

    @Requires(value = Permission.READ_AUDIT, all = Permission.USE_OWN_ACCOUNT, tier = Tier.ADMIN, scope = Scope.OWN)
    static final class ForAdmins {}

    private static Need need(Class<?> message) {
        return Need.of(Objects.requireNonNull(message.getAnnotation(Requires.class)));
    }

    private static Actor actor(Role role) {
        return Actor.person("somebody", role, new TenantId("acme"));
    }

    private static Class<?> message(String name) throws ClassNotFoundException {
        return Class.forName(NeedTest.class.getName() + "$" + name);
    }

    @ParameterizedTest
    @CsvSource({
        "One, AUDITOR",
        "AnyOfTwo, REVIEWER",
        "AnyOfTwo, AUDITOR",
        "AllOfTwo, COMPLIANCE_OFFICER",
        "ForManagers, MARKETER",
        "ForManagers, ADMIN",
        "ForTheOrganization, MARKETER",
        "ForTheOrganization, SUPER_ADMIN",
        "ForAdmins, ADMIN"
    })
    void whoFulfilsItPasses(String what, Role role) throws ClassNotFoundException {
        Need need = need(message(what));

        assertThatCode(() -> need.check(actor(role))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "One, REVIEWER, permission:READ_AUDIT",
        "AnyOfTwo, BUYER, permission:READ_AUDIT|REVIEW_VERIFICATION",
        "AllOfTwo, AUDITOR, permission:PROTECT_PRIVACY",
        "AllOfTwo, GUEST, permission:READ_AUDIT&PROTECT_PRIVACY",
        "ForManagers, BUYER, tier:MANAGER",
        "ForTheOrganization, OWNER, scope:ORGANIZATION",
        "ForTheOrganization, BUYER, permission:WRITE_CONTENT",
        "ForAdmins, AUDITOR, tier:ADMIN"
    })
    void whoDoesNotIsStoppedAtTheGateThatSaysWhy(String what, Role role, String gate) throws ClassNotFoundException {
        Need need = need(message(what));

        assertThatExceptionOfType(PermissionMissing.class)
                .isThrownBy(() -> need.check(actor(role)))
                .satisfies(missing -> {
                    assertThat(missing.gate()).isEqualTo(gate);
                    assertThat(missing.remedy()).startsWith("It needs ");
                });
    }

    @Test
    void howMuchSomebodySeesIsTheWidestOfWhatTheyHave() {
        Need need = need(AnyOfTwo.class);

        assertThat(need.reachOf(actor(Role.REVIEWER))).isEqualTo(Scope.ORGANIZATION);
        assertThat(need.reachOf(actor(Role.SUPER_ADMIN))).isEqualTo(Scope.ALL);
        assertThat(need.reachOf(actor(Role.BUYER))).isEqualTo(Scope.NONE);
        assertThat(need(ForManagers.class).reachOf(actor(Role.ADMIN))).isEqualTo(Scope.NONE);
    }
}
