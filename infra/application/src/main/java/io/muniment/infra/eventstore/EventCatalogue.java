package io.muniment.infra.eventstore;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.ErasesPerson;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        sealedInterfaces.forEach(family -> {
            List<EventType> types = Arrays.stream(family.getPermittedSubclasses())
                    .map(EventType::of)
                    .toList();
            requireOneSubject(family, types);
            requireErasure(family, types);
            types.forEach(this::add);
        });
    }

    /** Whoever is erased takes along all that their aggregate says of persons: it must not be another's. */
    private static void requireOneSubject(Class<?> family, List<EventType> types) {
        Set<String> subjects = types.stream()
                .flatMap(type -> type.personalData().values().stream())
                .map(EventType.Personal::subject)
                .collect(Collectors.toSet());
        if (subjects.size() > 1) {
            throw new IllegalStateException("%s speaks of several persons, %s: none of them can be erased alone"
                    .formatted(family.getName(), subjects));
        }
    }

    private static void requireErasure(Class<?> family, List<EventType> types) {
        boolean speaksOfPersons =
                types.stream().anyMatch(type -> !type.personalData().isEmpty());
        if (speaksOfPersons && types.stream().noneMatch(type -> ErasesPerson.class.isAssignableFrom(type.record()))) {
            throw new IllegalStateException(
                    "%s speaks of persons, and none of its events erases one".formatted(family.getName()));
        }
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

    /** Whether events of that family say something of persons. */
    public boolean speaksOfPersons(Class<?> family) {
        return byRecord.values().stream()
                .anyMatch(type -> family.isAssignableFrom(type.record())
                        && !type.personalData().isEmpty());
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
