package io.muniment.kernel.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Carried by every command and query, wherever it is dispatched from, and by what answers without either: who may. What
 * of it concerns one row is decided where the row is known.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    /** Any one of these. */
    Permission[] value() default {};

    /** Every one of these. */
    Permission[] all() default {};

    /** How far they must reach: what looks at no row itself asks for more than {@code OWN}. */
    Scope scope() default Scope.OWN;

    /** That tier, or one that reaches further. */
    Tier tier() default Tier.GUEST;
}
