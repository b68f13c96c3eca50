package io.muniment.kernel.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name under which an event is stored for ever; the class may be renamed or moved, this may not. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventName {

    /** {@code context.Fact}, as in {@code verification.DocumentAttached}. */
    String value();

    int revision() default 1;
}
