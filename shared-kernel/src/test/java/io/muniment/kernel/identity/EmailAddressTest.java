package io.muniment.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@acme.example, ada@acme.example",
        "' Ada@ACME.example ', ada@acme.example",
        "\uff41\uff44\uff41@acme.example, ada@acme.example",
        "\u212aate@acme.example, kate@acme.example",
        "o'hara+deals@mail.acme.example, o'hara+deals@mail.acme.example"
    })
    void oneMailboxIsOneAddressHoweverItIsTyped(String typed, String address) {
        assertThat(EmailAddress.of(typed)).contains(new EmailAddress(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@acme.example",
                "ada@acme",
                "ada@acme..example",
                ".ada@acme.example",
                "ada@-acme.example",
                "a da@acme.example",
                "ada@acme.example\r\nBcc: all@acme.example",
                "ada@acme.example,eve@other.example",
                "\"ada\"@acme.example",
                "<ada@acme.example>",
                "ada@acme.example\u0000",
                "\u0430da@acme.example",
                "ad\u0131@acme.example",
                "ada@acm\u00e9.example"
            })
    void whatIsNoneOrLooksLikeAnotherIsNone(String typed) {
        assertThat(EmailAddress.of(typed)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(typed));
    }

    @Test
    void itIsNoLongerThanMailCanCarry() {
        String domain = "@" + "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + ".example";
        assertThat(EmailAddress.of("x".repeat(254 - domain.length()) + domain)).isPresent();
        assertThat(EmailAddress.of("x".repeat(255 - domain.length()) + domain)).isEmpty();
        assertThat(EmailAddress.of("x".repeat(1_000_000))).isEmpty();
    }
}
