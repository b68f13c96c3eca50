package io.muniment.projection;

import io.muniment.kernel.event.DomainEvent;

/** An event with what the log knows of it. */
public record LedgerEntry(DomainEvent event, Recorded recorded) {}
