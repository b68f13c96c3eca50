/** The stored form of events, and the PostgreSQL table they are kept in. */
@NullMarked
package io.muniment.infra.eventstore;

import org.jspecify.annotations.NullMarked;
