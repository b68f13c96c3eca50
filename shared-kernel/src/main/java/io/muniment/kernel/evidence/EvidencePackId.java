package io.muniment.kernel.evidence;

import io.muniment.kernel.TypedId;

public record EvidencePackId(String value) implements TypedId {

    public static final String PREFIX = "evp";

    public EvidencePackId {
        TypedId.check(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
