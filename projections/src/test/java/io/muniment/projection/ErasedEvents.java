package io.muniment.projection;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.Erased;
import io.muniment.kernel.event.PersonalData;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as it is read when the key of its person is gone. */
public final class ErasedEvents {

    private ErasedEvents() {}

    @SuppressWarnings("unchecked")
    public static <E extends DomainEvent> E of(E event) {
        RecordComponent[] components = event.getClass().getRecordComponents();
        try {
            @Nullable Object[] values = new Object[components.length];
            for (int place = 0; place < components.length; place++) {
                values[place] =
                        value(components[place], components[place].getAccessor().invoke(event));
            }
            return (E) event.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException hidden) {
            throw new LinkageError(hidden.getMessage(), hidden);
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object value(RecordComponent component, @Nullable Object plain) {
        if (!component.isAnnotationPresent(PersonalData.class)) {
            return plain;
        }
        return plain instanceof List<?> several ? Erased.texts((List<String>) several) : Erased.text((String) plain);
    }
}
