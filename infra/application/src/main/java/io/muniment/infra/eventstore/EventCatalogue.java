package io.muniment.infra.eventstore;

import io.muniment.kernel.event.DomainEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Every event by its stored name, found from the sealed interfaces of the kernel. */
public final class EventCatalogue {

    private static final String KERNEL = "io.muniment.kernel";

    private final Map<String, EventType> byName = new LinkedHashMap<>();
    private final Map<Class<?>, EventType> byRecord = new LinkedHashMap<>();

    EventCatalogue(Collection<Class<?>> sealedInterfaces) {
        sealedInterfaces.stream()
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .map(EventType::of)
                .forEach(this::add);
    }

    public static EventCatalogue ofTheKernel() {
        var interfaces = new SealedInterfaces();
        interfaces.addIncludeFilter(new AssignableTypeFilter(DomainEvent.class));
        return new EventCatalogue(interfaces.findCandidateComponents(KERNEL).stream()
                .map(BeanDefinition::getBeanClassName)
                .filter(Objects::nonNull)
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, EventCatalogue.class.getClassLoader()))
                .filter(Class::isSealed)
                .toList());
    }

    private void add(EventType type) {
        EventType other = byName.putIfAbsent(type.name(), type);
        if (other != null) {
            throw new IllegalStateException("Both %s and %s are stored as %s"
                    .formatted(other.record().getName(), type.record().getName(), type.name()));
        }
        byRecord.put(type.record(), type);
    }

    public Collection<EventType> all() {
        return byName.values();
    }

    public Optional<EventType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<EventType> of(Class<?> record) {
        return Optional.ofNullable(byRecord.get(record));
    }

    private static final class SealedInterfaces extends ClassPathScanningCandidateComponentProvider {

        SealedInterfaces() {
            super(false);
        }

        @Override
        protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
            return definition.getMetadata().isInterface();
        }
    }
}
