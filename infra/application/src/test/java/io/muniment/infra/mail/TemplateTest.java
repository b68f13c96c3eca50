package io.muniment.infra.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final Map<String, String> WORDS = Map.of(
            "tenant", "acme",
            "role", "authorized seller",
            "until", "5 April 2026, 00:59 UTC",
            "link", "https://front.example/invitation#token");

    @ParameterizedTest
    @ValueSource(strings = {"invitation", "password-setup", "password-reset"})
    void eachIsWrittenTwiceWithItsLink(String name) {
        Template template = Template.named(name);
        assertThat(template.subject(WORDS)).isNotBlank().doesNotContain("\n", "{");
        assertThat(template.text(WORDS))
                .contains("\nhttps://front.example/invitation#token\n", "5 April 2026")
                .doesNotContain("{", "<");
        assertThat(template.html(WORDS))
                .contains("<a href=\"https://front.example/invitation#token\">", "5 April 2026")
                .doesNotContain("{");
    }

    @Test
    void aWordIsTextAndBringsNoLineOfItsOwn() {
        Map<String, String> hostile = Map.of(
                "tenant",
                "acme\r\nBcc: eve@evil.example",
                "role",
                "<script>alert(1)</script> {link} $1 \\",
                "until",
                "\" onload=\"x",
                "link",
                "https://front.example/#t");
        Template template = Template.named("invitation");
        assertThat(template.subject(hostile)).isEqualTo("You are invited to acme Bcc: eve@evil.example");
        assertThat(template.text(hostile)).contains("<script>alert(1)</script> {link} $1 \\");
        assertThat(template.html(hostile)).contains("&lt;script&gt;").doesNotContain("<script", "\" onload=\"");
    }

    @Test
    void nothingIsLeftOpen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.named("invitation").text(Map.of("tenant", "acme")))
                .withMessageContaining("{role}");
    }
}
