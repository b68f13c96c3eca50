package io.muniment.infra.http;

import java.util.UUID;

/**
 * One attempt at a request with an idempotency key. Its commands bear the ids that they bore in the first attempt, so
 * that it can be found out what that one did before it ended without an answer.
 */
public final class Attempt {

    public static final String ATTRIBUTE = Attempt.class.getName();

    private final UUID first;
    private final boolean repeated;
    private int commands;

    public Attempt(UUID first, boolean repeated) {
        this.first = first;
        this.repeated = repeated;
    }

    public boolean isRepeated() {
        return repeated;
    }

    public String nextCommandId() {
        commands++;
        return commands == 1 ? first.toString() : first + "-" + commands;
    }
}
