package io.muniment.kernel.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.event.PersonalData;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NarrativeTest {

    private static final VerificationRequestId ID =
            new VerificationRequestId("vrq_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a11");
    private static final DocumentId DOCUMENT = new DocumentId("doc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a12");

    /** One event of each kind. */
    static Stream<VerificationRequestEvent> kinds() {
        return LongStream.range(0, 100)
                .boxed()
                .flatMap(seed -> ValidHistories.of(seed, 30).stream())
                .collect(Collectors.toMap(
                        VerificationRequestEvent::getClass, event -> event, (one, _) -> one, LinkedHashMap::new))
                .values()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void saysNothingPersonal(VerificationRequestEvent event) throws ReflectiveOperationException {
        assertThat(event.narrative()).isNotBlank().doesNotContain("%s", "null");
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (component.isAnnotationPresent(PersonalData.class)) {
                assertThat(event.narrative())
                        .doesNotContain(String.valueOf(component.getAccessor().invoke(event)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void personalDataNamesWhomItIsAbout(VerificationRequestEvent event) {
        List<String> names = Arrays.stream(event.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertThat(event.getClass().getRecordComponents()).allSatisfy(component -> {
            PersonalData personal = component.getAnnotation(PersonalData.class);
            assertThat(personal == null || names.contains(personal.subject())).isTrue();
        });
    }

    @Test
    void countsTheChecksThatFailed() {
        assertThat(new VerificationRequestEvent.DocumentValidated(
                                ID,
                                DOCUMENT,
                                "property-1",
                                List.of(
                                        new Finding("a", Finding.Outcome.PASSED, ""),
                                        new Finding("b", Finding.Outcome.FAILED, ""),
                                        new Finding("c", Finding.Outcome.NOT_CHECKED, "")))
                        .narrative())
                .endsWith("against checklist property-1: 1 of 3 checks failed");
    }
}
