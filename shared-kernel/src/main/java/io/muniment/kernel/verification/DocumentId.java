package io.muniment.kernel.verification;

import io.muniment.kernel.TypedId;

public record DocumentId(String value) implements TypedId {

    public static final String PREFIX = "doc";

    public DocumentId {
        TypedId.check(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
