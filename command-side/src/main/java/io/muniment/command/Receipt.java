package io.muniment.command;

/**
 * What a command answers: the aggregate, its version now, and a token with which a query sees at least this version.
 */
public record Receipt(String id, long version, String consistencyToken) {}
