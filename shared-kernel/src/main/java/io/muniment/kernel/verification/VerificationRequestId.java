package io.muniment.kernel.verification;

import io.muniment.kernel.TypedId;

public record VerificationRequestId(String value) implements TypedId {

    public static final String PREFIX = "vrq";

    public VerificationRequestId {
        TypedId.check(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
