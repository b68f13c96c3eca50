package io.muniment.projection;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A projector whose handlers write nothing by themselves: what they note is written when their whole batch is, and what
 * {@link OncePerBatch} writes for one event alone it undoes itself.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Batched {}
