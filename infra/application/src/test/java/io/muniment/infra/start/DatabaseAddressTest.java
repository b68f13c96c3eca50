package io.muniment.infra.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class DatabaseAddressTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void theFormOfPlatformsIsUnderstood() {
        assertThat(of("postgres://muniment:secret@db.example.org:6432/ledger?sslmode=require"))
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://db.example.org:6432/ledger?sslmode=require", "muniment", "secret"));
        assertThat(of("postgresql://muniment:secret@db.example.org/ledger").jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example.org:5432/ledger");
    }

    @Test
    void theFormOfJdbcIsTakenAsItIs() {
        environment.setProperty("DATABASE_USER", "muniment");
        environment.setProperty("DATABASE_PASSWORD", "secret");

        assertThat(of("jdbc:postgresql://db/ledger").asProperties())
                .containsOnly(
                        Map.entry("spring.datasource.url", "jdbc:postgresql://db/ledger"),
                        Map.entry("spring.datasource.username", "muniment"),
                        Map.entry("spring.datasource.password", "secret"));
    }

    @Test
    void whoSignsInMayBeGivenApart() {
        environment.setProperty("DATABASE_USER", "muniment");
        environment.setProperty("DATABASE_PASSWORD", "secret");

        assertThat(of("postgres://db/ledger"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db:5432/ledger", "muniment", "secret"));
    }

    @Test
    void theOwnerOfTheTablesMayBeAnother() {
        var address = of("postgres://muniment:secret@db/ledger").asProperties();
        assertThat(DatabaseAddress.ownedBy(address, environment)).isEqualTo(address);

        environment.setProperty("DATABASE_OWNER", "owner");
        environment.setProperty("DATABASE_OWNER_PASSWORD", "hush");

        assertThat(DatabaseAddress.ownedBy(address, environment))
                .containsAllEntriesOf(address)
                .contains(
                        Map.entry("spring.flyway.url", "jdbc:postgresql://db:5432/ledger"),
                        Map.entry("spring.flyway.user", "owner"),
                        Map.entry("spring.flyway.password", "hush"));
    }

    @Test
    void withoutUserAndPasswordNeitherIsSet() {
        assertThat(of("postgres://db/ledger").asProperties()).containsOnlyKeys("spring.datasource.url");
    }

    @Test
    void aPasswordMayHoldAnyCharacter() {
        assertThat(of("postgres://mu%3Animent:p%40ss%2Fw%3Ard%25%20x@db/ledger"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db:5432/ledger", "mu:niment", "p@ss/w:rd% x"));
        assertThat(of("postgres://muniment:one+two@db/ledger").password()).isEqualTo("one+two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://muniment:hush hush@db/ledger",
                "mysql://muniment:hush@db/ledger",
                "muniment:hush@db",
                "postgres:///hush",
                "postgres://muniment:hush@/ledger"
            })
    void whatCannotBeReadIsRefusedWithoutRevealingIt(String url) {
        assertThatExceptionOfType(CannotRun.class)
                .isThrownBy(() -> of(url))
                .withMessageContaining("postgres://user:password@host:port/database")
                .satisfies(refused -> assertThat(refused).hasNoCause())
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("hush");
    }

    @Test
    void aPasswordIsNeverPrinted() {
        assertThat(of("postgres://muniment:hush@db/ledger").toString()).doesNotContain("hush");
    }

    private DatabaseAddress of(String url) {
        return DatabaseAddress.of(url, environment);
    }
}
