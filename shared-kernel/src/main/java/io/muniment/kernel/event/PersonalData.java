package io.muniment.kernel.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of an event that says something about a person. The serializer treats it apart, so that it can be
 * encrypted under that person's key and erased with it.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonalData {

    /** The component of the same record that names the person: the data subject. */
    String subject();
}
