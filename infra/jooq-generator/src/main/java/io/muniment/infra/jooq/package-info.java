/** Where the Flyway migrations become typed SQL while the project is built. */
@NullMarked
package io.muniment.infra.jooq;

import org.jspecify.annotations.NullMarked;
