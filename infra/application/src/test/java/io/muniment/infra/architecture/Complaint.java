package io.muniment.infra.architecture;

import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.stream.Stream;

/** A condition told by what breaks it. */
final class Complaint {

    private Complaint() {}

    /** Holds where nothing is found; otherwise each line found is one violation. */
    static <T> ArchCondition<T> about(String condition, Function<T, Stream<String>> violations) {
        return new ArchCondition<>(condition) {
            @Override
            public void check(T item, ConditionEvents events) {
                violations.apply(item).forEach(line -> events.add(SimpleConditionEvent.violated(item, line)));
            }
        };
    }
}
