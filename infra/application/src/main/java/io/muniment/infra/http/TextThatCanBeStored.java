package io.muniment.infra.http;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** PostgreSQL takes no NUL in text or JSON: whoever sends one is told so before anything is decided. */
final class TextThatCanBeStored extends StdScalarDeserializer<String> {

    TextThatCanBeStored() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
        String text = StringDeserializer.instance.deserialize(json, context);
        return text.indexOf('\0') < 0
                ? text
                : (String) context.handleWeirdStringValue(String.class, text, "holds a NUL");
    }
}
