package io.muniment.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedIdTest {

    private static final String UUID_7 = "0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a11";

    @Test
    void showsAsItsValue() {
        assertThat(new VerificationRequestId("vrq_" + UUID_7))
                .hasToString("vrq_" + UUID_7)
                .extracting(VerificationRequestId::value)
                .isEqualTo("vrq_" + UUID_7);
        assertThat(new DocumentId("doc_" + UUID_7)).hasToString("doc_" + UUID_7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vrq",
                "vrq_",
                UUID_7,
                "doc_" + UUID_7,
                "vrq-" + UUID_7,
                "VRQ_" + UUID_7,
                " vrq_" + UUID_7,
                "vrq_" + UUID_7 + " ",
                "vrq_" + UUID_7 + "0",
                "vrq_197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a11",
                "vrq_0197A0E2-7C1E-7D2A-9D59-0B6A5A3C6A11",
                "vrq_0197a0e2-7c1e-4d2a-9d59-0b6a5a3c6a11",
                "vrq_not-a-uuid",
                "vrq_../../etc/passwd"
            })
    void refusesWhatIsNoRequestId(String value) {
        assertThatThrownBy(() -> new VerificationRequestId(value))
                .isInstanceOf(MalformedId.class)
                .hasMessage("An id of the form vrq_<UUID version 7> is expected, not '%s'", value);
    }

    @Test
    void idsOfDifferentKindsNeverMeet() {
        assertThatThrownBy(() -> new DocumentId("vrq_" + UUID_7))
                .isInstanceOf(MalformedId.class)
                .hasMessageContaining("doc_");
    }

    @Test
    void aSourceGivesTheKindAndItsPrefix() {
        IdSource ids = () -> UUID.fromString(UUID_7);

        assertThat(ids.next(DocumentId.PREFIX, DocumentId::new)).isEqualTo(new DocumentId("doc_" + UUID_7));
    }
}
