package io.muniment.kernel.identity;

import io.muniment.kernel.TypedId;

public record AccountId(String value) implements TypedId {

    public static final String PREFIX = "acc";

    public AccountId {
        TypedId.check(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
