package io.muniment.infra.bench.faults;

/** One command, under one idempotency key however often it was tried, and what its sender knows of it in the end. */
record Sent(String key, String command, long firstSentNanos, Outcome outcome) {

    sealed interface Outcome {

        record Acknowledged(String aggregateId, long version, long atNanos) implements Outcome {}

        record Refused(int status, String code) implements Outcome {}

        /** The sender never heard and has given up. */
        record Unknown() implements Outcome {}
    }
}
