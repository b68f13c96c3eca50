package io.muniment.infra.embedded;

import java.util.Map;

/** What PostgreSQL does about a power cut. */
public enum Durability {
    /** An acknowledged commit survives; the data is kept. */
    DURABLE("on", 100),

    /** Fast and forgetful, for builds and tests; the data goes when the server stops. */
    THROWAWAY("off", 300);

    private final String writesReachTheDisk;
    private final int maxConnections;

    Durability(String writesReachTheDisk, int maxConnections) {
        this.writesReachTheDisk = writesReachTheDisk;
        this.maxConnections = maxConnections;
    }

    Map<String, String> serverSettings() {
        return Map.of(
                "fsync", writesReachTheDisk,
                "synchronous_commit", writesReachTheDisk,
                "full_page_writes", writesReachTheDisk,
                "max_connections", Integer.toString(maxConnections));
    }
}
