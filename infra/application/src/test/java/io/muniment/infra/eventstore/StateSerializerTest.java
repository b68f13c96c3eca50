package io.muniment.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.event.Fold;
import io.muniment.kernel.verification.Standing;
import io.muniment.kernel.verification.VerificationDocument;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

class StateSerializerTest {

    private static final Fold<VerificationRequestState, VerificationRequestEvent> FOLD = VerificationRequestState.FOLD;

    private final StateSerializer serializer = new StateSerializer(List.of(FOLD), PersonalDataSeal.OPEN);

    static Stream<VerificationRequestState> everyKindOfState() {
        return Arrays.stream(Standing.class.getPermittedSubclasses()).map(kind -> state((Standing) Samples.of(kind)));
    }

    private static VerificationRequestState state(Standing standing) {
        VerificationRequestState first = VerificationRequestState.first(Samples.of(RequestSubmitted.class));
        return new VerificationRequestState(
                first.id(),
                first.type(),
                first.subject(),
                first.subjectLabel(),
                first.applicant(),
                first.applicantName(),
                first.submittedAt(),
                first.collectUntil(),
                List.of(Samples.of(VerificationDocument.class)),
                standing,
                false);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfState")
    void whatIsKeptIsReadAsItWas(VerificationRequestState state) {
        SerializedObject<String> kept = serializer.serialize(state, String.class);

        assertThat(serializer.<String, Object>deserialize(kept)).isEqualTo(state);
        assertThat(kept.getType().getName()).startsWith("verification-request-1-");
    }

    @ParameterizedTest
    @MethodSource("everyKindOfState")
    void aStateIsSealedForItsPerson(VerificationRequestState state) {
        StateSerializer sealing = new StateSerializer(List.of(FOLD), new Rot());
        SerializedObject<String> kept = sealing.serialize(state, String.class);

        assertThat(kept.getData()).doesNotContain(state.applicantName()).doesNotContain(state.subject());
        assertThat(sealing.<String, Object>deserialize(kept)).isEqualTo(state);
    }

    @Test
    void anotherGenerationOrAnotherRecordIsAnotherShape() {
        Fold<VerificationRequestState, VerificationRequestEvent> later = new Fold<>(
                FOLD.aggregate(), FOLD.generation() + 1, FOLD.state(), FOLD.event(), FOLD.step(), FOLD.person());
        Fold<Standing, VerificationRequestEvent> other = new Fold<>(
                FOLD.aggregate(), FOLD.generation(), Standing.class, FOLD.event(), (before, _) -> before, _ -> "");

        assertThat(List.of(
                        StateShape.of(FOLD).name(),
                        StateShape.of(later).name(),
                        StateShape.of(other).name()))
                .doesNotHaveDuplicates();
        assertThat(StateShape.of(FOLD).name()).isEqualTo(StateShape.of(FOLD).name());
    }

    /** Nothing of it can be read without the person. */
    private static final class Rot implements PersonalDataSeal {

        @Override
        public JsonNode seal(String person, JsonNode plain) {
            return StringNode.valueOf(person + "/" + new StringBuilder(plain.toString()).reverse());
        }

        @Override
        public Optional<JsonNode> unseal(JsonNode stored) {
            String text = stored.asString();
            String reversed = text.substring(text.indexOf('/') + 1);
            return Optional.of(new JsonMapper()
                    .readTree(new StringBuilder(reversed).reverse().toString()));
        }

        @Override
        public boolean isErased(JsonNode stored) {
            return false;
        }
    }
}
