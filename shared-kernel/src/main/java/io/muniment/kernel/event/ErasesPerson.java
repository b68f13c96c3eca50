package io.muniment.kernel.event;

/**
 * An event after which nothing that its aggregate has said of a person can be read any more, wherever it was read
 * before. Each family of events that carries personal data has one.
 */
public interface ErasesPerson {

    /** The id of the person. */
    String person();
}
