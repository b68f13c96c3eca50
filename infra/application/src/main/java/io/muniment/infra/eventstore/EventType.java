package io.muniment.infra.eventstore;

import io.muniment.kernel.event.EventName;
import io.muniment.kernel.event.PersonalData;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One event as it is stored: its name, its revision, and which of its components are personal data, each with the
 * component that names the person.
 */
public record EventType(String name, int revision, Class<?> record, Map<String, String> personalData) {

    public EventType {
        personalData = Map.copyOf(personalData);
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
                        .collect(Collectors.toMap(
                                RecordComponent::getName,
                                component -> component
                                        .getAnnotation(PersonalData.class)
                                        .subject())));
    }
}
