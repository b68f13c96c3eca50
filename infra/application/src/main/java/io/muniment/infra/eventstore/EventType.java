package io.muniment.infra.eventstore;

import io.muniment.kernel.event.EventName;
import io.muniment.kernel.event.PersonalData;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One event as it is stored: its name, its revision, and which of its components are personal data, each with what is
 * to be known of it.
 */
public record EventType(String name, int revision, Class<?> record, Map<String, Personal> personalData) {

    public EventType {
        personalData = Map.copyOf(personalData);
    }

    /**
     * A component that says something of a person.
     *
     * @param subject the component that names the person
     * @param isList whether it is several texts, or one
     */
    public record Personal(String subject, boolean isList) {

        private static Personal of(RecordComponent component) {
            boolean isList = component.getType() == List.class;
            if (!isList && component.getType() != String.class) {
                throw new IllegalStateException(
                        "%s is personal data, and nothing can stand in its place: only texts are".formatted(component));
            }
            return new Personal(component.getAnnotation(PersonalData.class).subject(), isList);
        }
    }

    static EventType of(Class<?> record) {
        EventName name = record.getAnnotation(EventName.class);
        if (name == null || !record.isRecord()) {
            throw new IllegalStateException(record.getName() + " is no record with an @EventName");
        }
        return new EventType(
                name.value(),
                name.revision(),
                record,
                Arrays.stream(record.getRecordComponents())
                        .filter(component -> component.isAnnotationPresent(PersonalData.class))
                        .collect(Collectors.toMap(RecordComponent::getName, Personal::of)));
    }
}
