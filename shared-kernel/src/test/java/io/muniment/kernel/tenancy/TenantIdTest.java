package io.muniment.kernel.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "9", "acme", "acme-lettings-2"})
    void takesShortNames(String name) {
        assertThat(new TenantId(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-acme", "Acme", "acme lettings", "acme.", "../acme", "acme/../x", "acme\n", "äcme"})
    void refusesWhatIsUnfitForAPath(String name) {
        assertThatThrownBy(() -> new TenantId(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void isAtMost63Long() {
        assertThat(new TenantId("a".repeat(63)).value()).hasSize(63);
        String tooLong = "a".repeat(64);
        assertThatThrownBy(() -> new TenantId(tooLong)).isInstanceOf(IllegalArgumentException.class);
    }
}
