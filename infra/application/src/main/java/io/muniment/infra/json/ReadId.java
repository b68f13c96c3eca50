package io.muniment.infra.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Only a JSON string is an id. */
final class ReadId extends StdScalarDeserializer<Object> {

    private final transient IdConstructor constructor;

    ReadId(Class<?> type) {
        super(type);
        this.constructor = new IdConstructor(type);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return context.handleUnexpectedToken(handledType(), json);
        }
        String text = json.getString();
        try {
            return constructor.create(text);
        } catch (IllegalArgumentException malformed) {
            throw context.weirdStringException(text, handledType(), explanation(malformed))
                    .withCause(malformed);
        }
    }

    private static String explanation(IllegalArgumentException malformed) {
        return String.valueOf(malformed.getMessage());
    }
}
