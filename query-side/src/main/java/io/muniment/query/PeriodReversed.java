package io.muniment.query;

import java.time.Instant;

/** It ends before it begins. */
public final class PeriodReversed extends QueryRefused {

    private static final long serialVersionUID = 1L;

    public PeriodReversed(Instant from, Instant to) {
        super("history.period-reversed", "%s is before %s".formatted(to, from));
    }
}
