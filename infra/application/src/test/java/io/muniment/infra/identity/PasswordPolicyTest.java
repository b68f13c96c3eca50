package io.muniment.infra.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.http.problem.FieldProblem;
import io.muniment.kernel.identity.AccountEvent.AccountOpened;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.tenancy.TenantId;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordPolicyTest {

    private static final AccountState ADA = AccountState.next(
            null,
            new AccountOpened(
                    new AccountId("acc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a41"),
                    new TenantId("acme"),
                    "ada",
                    "ada.lovelace@acme.example",
                    "Ada Byron"));

    private final PasswordPolicy policy = new PasswordPolicy(12, new ListedPasswords());

    @ParameterizedTest
    @CsvSource({
        "password1, too-short",
        "eleven-char, too-short",
        "password1234, too-common",
        "Password1234!, too-common",
        "123456789012, too-common",
        "2026Welcome2026!, too-common",
        "aaaaaaaaaaaaaaaa, too-common",
        "abcabcabcabcabc, too-common",
        "qwertyuiopas, too-common",
        "my-byron-password-4, names-its-owner",
        "x-ADA.lovelace-x-99, names-its-owner"
    })
    void whatIsGuessedFirstIsRefused(String password, String code) {
        assertThat(policy.faults(password, ADA)).extracting(FieldProblem::code).contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"101-harbour-street", "tr0ub4dor&3-and-more", "пароль из многих слов", "        x        y"})
    void whateverNobodyGuessesIsGood(String password) {
        assertThat(policy.faults(password, ADA)).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(policy.faults("byron1", ADA)).hasSize(2);
        assertThat(policy.faults("x1".repeat(200), ADA))
                .extracting(FieldProblem::code)
                .containsExactly("too-long", "too-common");
    }

    /** Not how long it takes is compared, but what is done. */
    @Test
    void forNobodyTheSameWorkIsDone() {
        AtomicInteger compared = new AtomicInteger();
        PasswordEncoder counting = new Counting(compared);
        PasswordHashes hashes = new PasswordHashes(counting, 1);
        String hash = hashes.hash("101-harbour-street");

        assertThat(hashes.matches("101-harbour-street", hash)).isTrue();
        assertThat(compared).hasValue(1);
        assertThat(hashes.matches("101-harbour-street", null)).isFalse();
        assertThat(compared).hasValue(2);
        assertThat(hashes.matches("nobody has this password", null))
                .as("not even the password of nobody lets in")
                .isFalse();
    }

    @Test
    void aHashIsArgon2idAndLettersAreTheSameHoweverTheyAreSent() {
        PasswordHashes hashes = new PasswordHashes(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2), 1);
        String hash = hashes.hash("caf\u00e9-am-hafen-12");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashes.matches("cafe\u0301-am-hafen-12", hash)).isTrue();
        assertThat(hashes.matches("cafe-am-hafen-12", hash)).isFalse();
        assertThat(hashes.isOutdated(hash)).isFalse();
        assertThat(hashes.isOutdated(new Argon2PasswordEncoder(16, 32, 1, 1024, 1).encode("x")))
                .isTrue();

        String longOne = "x".repeat(99);
        String hashOfLong = hashes.hash(longOne + "a");
        assertThat(hashes.matches(longOne + "b", hashOfLong))
                .as("differs behind the 72nd byte")
                .isFalse();
    }

    private record Counting(AtomicInteger compared) implements PasswordEncoder {

        @Override
        public String encode(@Nullable CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            compared.incrementAndGet();
            return ("hash of " + password).equals(hash);
        }
    }
}
