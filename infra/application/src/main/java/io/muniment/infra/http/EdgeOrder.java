package io.muniment.infra.http;

/** The order of the edge's filters behind the security chain (-100): nobody unknown gets as far as these. */
public final class EdgeOrder {

    public static final int ACTOR = -95;
    public static final int RATE_LIMIT = -94;
    public static final int TENANT_SWITCH = -93;
    static final int BODY_LIMIT = -90;
    public static final int WEBHOOK = -85;
    public static final int IDEMPOTENCY = -80;
    static final int ENTITY_TAG = -70;

    private EdgeOrder() {}
}
