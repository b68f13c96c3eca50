/** The committed description of the API, held to what the application says. */
@NullMarked
package io.muniment.infra.api;

import org.jspecify.annotations.NullMarked;
