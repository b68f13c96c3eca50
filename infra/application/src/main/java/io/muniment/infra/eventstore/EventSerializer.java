package io.muniment.infra.eventstore;

import io.muniment.infra.eventstore.EventType.Personal;
import io.muniment.kernel.event.Erased;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events as JSON under their logical name and revision, never under a class name, and lets personal data pass
 * through the seal on its way in and out.
 */
public final class EventSerializer extends Jackson3Serializer {

    private final EventCatalogue catalogue;
    private final PersonalDataSeal seal;
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();
    private final ObjectReader metaData;

    public EventSerializer(Jackson3Serializer.Builder builder, EventCatalogue catalogue, PersonalDataSeal seal) {
        super(builder);
        this.catalogue = catalogue;
        this.seal = seal;
        this.metaData = getObjectMapper().readerForMapOf(Object.class);
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        EventType type = catalogue.of(object.getClass()).orElse(null);
        if (type == null || type.personalData().isEmpty()) {
            return super.serialize(object, representation);
        }
        ObjectNode tree = getObjectMapper().valueToTree(object);
        changePersonalData(type, tree, (personal, plain) -> seal.seal(personOf(tree, personal), plain));
        T data = getConverter().convert(tree, JsonNode.class, representation);
        return new SimpleSerializedObject<>(data, representation, typeForClass(type.record()));
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as in the method it overrides
    public <S, T> T deserialize(SerializedObject<S> stored) {
        EventType type = catalogue.named(stored.getType().getName()).orElse(null);
        if (type != null && !type.personalData().isEmpty()) {
            JsonNode tree = getConverter().convert(stored.getData(), stored.getContentType(), JsonNode.class);
            if (tree instanceof ObjectNode event) {
                changePersonalData(
                        type, event, (personal, kept) -> seal.unseal(kept).orElseGet(() -> erased(personal)));
            }
            return (T) getObjectMapper().treeToValue(tree, type.record());
        }
        if (stored.getData() instanceof String json && isMetaData(stored.getType())) {
            return (T) MetaData.from((Map<String, ?>) read(json, metaData, MetaData.class));
        }
        if (stored.getData() instanceof String json && type != null) {
            return (T) read(json, getReader(type.record()), type.record());
        }
        return super.deserialize(stored);
    }

    /**
     * Text as it comes from the ledger, without looking first for somebody who makes bytes of it, nor, as Axon's reader
     * of metadata does, for somebody who reads a map.
     */
    private static Object read(String json, ObjectReader reader, Class<?> type) {
        try {
            return reader.readValue(json);
        } catch (JacksonException malformed) {
            throw new SerializationException("This is no " + type.getSimpleName(), malformed);
        }
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(type, super::getReader);
    }

    /** Without looking for the class anew for every event. */
    @Override
    @SuppressWarnings("rawtypes") // as in the method it overrides
    public Class classForType(SerializedType stored) {
        return isMetaData(stored)
                ? MetaData.class
                : catalogue
                        .named(stored.getName())
                        .<Class>map(EventType::record)
                        .orElseGet(() -> super.classForType(stored));
    }

    private static boolean isMetaData(SerializedType stored) {
        return stored.getName().equals(MetaData.class.getName());
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the method it overrides
    public SerializedType typeForClass(Class type) {
        return catalogue
                .of(type)
                .<SerializedType>map(
                        event -> new SimpleSerializedType(event.name(), Integer.toString(event.revision())))
                .orElseGet(() -> super.typeForClass(type));
    }

    /** An event that nobody knows is never skipped: its name may be misspelt or its class lost. */
    @Override
    protected String resolveClassName(SerializedType stored) {
        return catalogue
                .named(stored.getName())
                .map(event -> event.record().getName())
                .orElseGet(() -> {
                    if (stored.getName().startsWith("org.axonframework.")
                            || stored.getName().startsWith("java.")) {
                        return super.resolveClassName(stored);
                    }
                    throw new UnknownEvent(stored.getName());
                });
    }

    private static void changePersonalData(
            EventType type, ObjectNode event, BiFunction<Personal, JsonNode, JsonNode> change) {
        type.personalData().forEach((component, personal) -> {
            JsonNode value = event.get(component);
            if (value != null && !value.isNull() && !(value.isArray() && value.isEmpty())) {
                event.set(component, change.apply(personal, value));
            }
        });
    }

    private static String personOf(ObjectNode event, Personal personal) {
        return event.path(personal.subject()).asString();
    }

    private static JsonNode erased(Personal personal) {
        return personal.isList()
                ? JsonNodeFactory.instance.arrayNode().add(Erased.TEXT)
                : JsonNodeFactory.instance.stringNode(Erased.TEXT);
    }
}
