package io.muniment.infra.axon;

import io.muniment.query.Query;

/** Published when the request of this thread was given an answer that says something about persons. */
public record PersonalDataRead(Query<?> query) {}
