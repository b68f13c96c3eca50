package io.muniment.kernel.event;

import io.muniment.kernel.TypedId;

/** Something that happened to one aggregate. Each aggregate has one sealed interface of these. */
public interface DomainEvent {

    /** The aggregate that it happened to. */
    TypedId id();

    /** The line of this event in a history that people read. It carries no personal data. */
    String narrative();
}
