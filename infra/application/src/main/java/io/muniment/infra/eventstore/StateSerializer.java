package io.muniment.infra.eventstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.muniment.kernel.event.Fold;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the states that are kept, under the name of their shape. A state is personal data as a whole: it passes
 * through the seal of the person that it is about.
 */
public final class StateSerializer extends Jackson3Serializer {

    private static final String PERSON = "person";
    private static final String STATE = "state";

    private final Map<Class<?>, String> shapes = new HashMap<>();
    private final Map<String, Fold<?, ?>> folds = new HashMap<>();
    private final PersonalDataSeal seal;

    StateSerializer(Collection<Fold<?, ?>> folds, PersonalDataSeal seal) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(mapper -> configure(mapper, folds)));
        folds.forEach(fold -> {
            String shape = StateShape.of(fold).name();
            this.folds.put(shape, fold);
            shapes.put(fold.state(), shape);
        });
        this.seal = seal;
    }

    private static void configure(JsonMapper.Builder mapper, Collection<Fold<?, ?>> folds) {
        EventStoreConfiguration.configure(mapper);
        mapper.changeDefaultVisibility(
                checker -> checker.withVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                        .withVisibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY));
        folds.stream()
                .flatMap(fold -> StateShape.of(fold).alternatives().stream())
                .forEach(sealedType -> {
                    mapper.addMixIn(sealedType, ToldApart.class);
                    Arrays.stream(sealedType.getPermittedSubclasses())
                            .map(kind -> new NamedType(kind, kind.getSimpleName()))
                            .forEach(mapper::registerSubtypes);
                });
    }

    /** The shapes that are read today. */
    Set<String> shapes() {
        return Set.copyOf(folds.keySet());
    }

    /** What was kept of a person who is erased is read by nobody. */
    boolean reads(DomainEventData<?> kept) {
        SerializedObject<?> stored = kept.getPayload();
        return folds.containsKey(stored.getType().getName())
                && !seal.isErased(tree(stored).path(STATE));
    }

    private <S> JsonNode tree(SerializedObject<S> stored) {
        return getConverter().convert(stored.getData(), stored.getContentType(), JsonNode.class);
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        Fold<?, ?> fold = foldOf(object.getClass()).orElse(null);
        if (fold == null) {
            return super.serialize(object, representation);
        }
        String person = fold.personOf(object);
        ObjectNode kept = getObjectMapper().createObjectNode();
        kept.put(PERSON, person);
        kept.set(STATE, seal.seal(person, getObjectMapper().valueToTree(object)));
        T data = getConverter().convert(kept, JsonNode.class, representation);
        return new SimpleSerializedObject<>(data, representation, typeForClass(object.getClass()));
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as in the method it overrides
    public <S, T> T deserialize(SerializedObject<S> stored) {
        Fold<?, ?> fold = folds.get(stored.getType().getName());
        if (fold == null) {
            return super.deserialize(stored);
        }
        JsonNode state = seal.unseal(tree(stored).path(STATE))
                .orElseThrow(() -> new SerializationException("The person of this state is erased"));
        return (T) getObjectMapper().treeToValue(state, fold.state());
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the method it overrides
    public SerializedType typeForClass(Class type) {
        String shape = shapes.get(type);
        return shape == null ? super.typeForClass(type) : new SimpleSerializedType(shape, null);
    }

    @Override
    protected String resolveClassName(SerializedType stored) {
        Fold<?, ?> fold = folds.get(stored.getName());
        return fold == null ? super.resolveClassName(stored) : fold.state().getName();
    }

    private Optional<Fold<?, ?>> foldOf(Class<?> state) {
        return Optional.ofNullable(shapes.get(state)).map(folds::get);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface ToldApart {}
}
