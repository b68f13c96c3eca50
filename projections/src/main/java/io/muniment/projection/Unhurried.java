package io.muniment.projection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The projector writes at most once in so many milliseconds, unless it is behind: events that come close together are
 * written together.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Unhurried {

    long millis();

    String because();
}
