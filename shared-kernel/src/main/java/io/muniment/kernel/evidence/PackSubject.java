package io.muniment.kernel.evidence;

/** An aggregate of whatever kind that a pack is about. */
public record PackSubject(String type, String id) {}
