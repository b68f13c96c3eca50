package io.muniment.kernel.event;

/** The keys of an event's metadata: who, for whom, because of what, and since when it is true. */
public final class EventContext {

    public static final String TENANT = "tenant";
    public static final String ACTOR = "actor";
    public static final String ROLE = "role";
    public static final String ON_BEHALF_OF = "onBehalfOf";
    public static final String REQUEST = "requestId";
    /** The first message of the whole conversation. */
    public static final String CORRELATION = "correlationId";
    /** The message that led directly to this one. */
    public static final String CAUSATION = "causationId";
    /** When it became true, ISO-8601; the time of recording is the event's own timestamp. */
    public static final String EFFECTIVE = "effective";

    private EventContext() {}
}
