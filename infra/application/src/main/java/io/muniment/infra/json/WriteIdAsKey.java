package io.muniment.infra.json;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** An id as the name of a JSON property. */
final class WriteIdAsKey<T> extends StdSerializer<T> {

    private final Function<T, String> text;

    WriteIdAsKey(Class<T> type, Function<T, String> text) {
        super(type);
        this.text = text;
    }

    @Override
    public void serialize(T id, JsonGenerator json, SerializationContext context) {
        json.writeName(text.apply(id));
    }
}
