package io.muniment.projection.privacy.traces;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.PersonalData;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Of whom an event says something: its record says which of its components name them. */
final class PersonsNamed {

    private static final ClassValue<List<RecordComponent>> SUBJECTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> event) {
            List<RecordComponent> components = List.of(event.getRecordComponents());
            Set<String> subjects = new HashSet<>();
            components.stream()
                    .map(component -> component.getAnnotation(PersonalData.class))
                    .filter(Objects::nonNull)
                    .forEach(personal -> subjects.add(personal.subject()));
            return components.stream()
                    .filter(component -> subjects.contains(component.getName()))
                    .toList();
        }
    };

    private PersonsNamed() {}

    static Set<String> in(DomainEvent event) {
        Set<String> persons = new HashSet<>();
        for (RecordComponent subject : SUBJECTS.get(event.getClass())) {
            persons.add(valueOf(subject, event));
        }
        return persons;
    }

    private static String valueOf(RecordComponent subject, DomainEvent event) {
        try {
            return subject.getAccessor().invoke(event).toString();
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("The events of the kernel are public", hidden);
        }
    }
}
