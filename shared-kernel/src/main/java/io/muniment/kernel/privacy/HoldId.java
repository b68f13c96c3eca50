package io.muniment.kernel.privacy;

import io.muniment.kernel.TypedId;

public record HoldId(String value) implements TypedId {

    public static final String PREFIX = "hld";

    public HoldId {
        TypedId.check(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
