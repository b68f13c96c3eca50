package io.muniment.infra.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muniment.kernel.MalformedId;
import io.muniment.kernel.TypedId;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class TypedIdModuleTest {

    private static final String UUID_7 = "0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a11";

    private final JsonMapper json =
            JsonMapper.builder().addModule(new TypedIdModule()).build();

    record Letter(VerificationRequestId request, TenantId tenant, Map<DocumentId, TenantId> documents) {}

    private final Letter letter = new Letter(
            new VerificationRequestId("vrq_" + UUID_7),
            new TenantId("demo"),
            Map.of(new DocumentId("doc_" + UUID_7), new TenantId("other")));

    private final String written =
            "{\"documents\":{\"doc_%1$s\":\"other\"},\"request\":\"vrq_%1$s\",\"tenant\":\"demo\"}".formatted(UUID_7);

    @Test
    void idsAreWrittenAsPlainStrings() {
        assertThat(json.readTree(json.writeValueAsString(letter))).isEqualTo(json.readTree(written));
    }

    @Test
    void anIdBehindItsInterfaceIsWrittenAsAPlainString() {
        Map<String, TypedId> behindTheInterface = Map.of("id", new DocumentId("doc_" + UUID_7));

        assertThat(json.writeValueAsString(behindTheInterface)).isEqualTo("{\"id\":\"doc_" + UUID_7 + "\"}");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(json.readValue(written, Letter.class)).isEqualTo(letter);
    }

    @Test
    void aTextOfAnotherKindIsRefusedWithTheReasonOfTheId() {
        assertThatThrownBy(() -> json.readValue("\"doc_" + UUID_7 + "\"", VerificationRequestId.class))
                .isInstanceOf(InvalidFormatException.class)
                .hasCauseInstanceOf(MalformedId.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{\"value\":\"vrq_" + UUID_7 + "\"}", "[\"vrq_" + UUID_7 + "\"]"})
    void onlyAStringIsAnId(String other) {
        assertThatThrownBy(() -> json.readValue(other, VerificationRequestId.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void aMalformedKeyIsRefused() {
        assertThatThrownBy(() -> json.readValue("{\"doc_1\":1}", new TypeReference<Map<DocumentId, Integer>>() {}))
                .isInstanceOf(InvalidFormatException.class);
    }

    @Test
    void aMalformedTenantIsRefused() {
        assertThatThrownBy(() -> json.readValue("\"../etc\"", TenantId.class))
                .isInstanceOf(InvalidFormatException.class);
    }
}
