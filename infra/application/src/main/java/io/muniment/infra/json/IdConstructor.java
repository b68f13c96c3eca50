package io.muniment.infra.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** The one constructor of an id: from its text. */
final class IdConstructor {

    private final Constructor<?> constructor;

    IdConstructor(Class<?> type) {
        try {
            this.constructor = type.getConstructor(String.class);
        } catch (NoSuchMethodException wrongShape) {
            throw new IllegalStateException(type.getName() + " needs a public constructor from a text", wrongShape);
        }
    }

    /** Throws the IllegalArgumentException of the id itself if the text is none. */
    Object create(String text) {
        try {
            return constructor.newInstance(text);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException malformed) {
                throw malformed;
            }
            throw new IllegalStateException(refused);
        } catch (InstantiationException | IllegalAccessException wrongShape) {
            throw new IllegalStateException(wrongShape);
        }
    }
}
