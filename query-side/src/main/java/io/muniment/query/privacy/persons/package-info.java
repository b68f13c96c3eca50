/** Persons whose data is held for the law, or erased. */
@NullMarked
package io.muniment.query.privacy.persons;

import org.jspecify.annotations.NullMarked;
