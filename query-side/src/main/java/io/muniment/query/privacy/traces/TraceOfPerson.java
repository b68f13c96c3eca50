package io.muniment.query.privacy.traces;

/** An aggregate, and how many of its events say something of the person. */
record TraceOfPerson(String aggregateType, String aggregateId, int events) {}
