package io.muniment.infra.json;

import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;

/** An id from the name of a JSON property. */
final class ReadIdAsKey extends KeyDeserializer {

    private final Class<?> type;
    private final IdConstructor constructor;

    ReadIdAsKey(Class<?> type) {
        this.type = type;
        this.constructor = new IdConstructor(type);
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
        try {
            return constructor.create(key);
        } catch (IllegalArgumentException malformed) {
            throw context.weirdKeyException(type, key, String.valueOf(malformed.getMessage()));
        }
    }
}
