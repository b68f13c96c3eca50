/** The description of the API (OpenAPI 3.1), generated from the endpoints. */
@NullMarked
package io.muniment.infra.api;

import org.jspecify.annotations.NullMarked;
