package io.muniment.kernel.identity;

import io.muniment.kernel.TypedId;

public record InvitationId(String value) implements TypedId {

    public static final String PREFIX = "inv";

    public InvitationId {
        TypedId.check(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
