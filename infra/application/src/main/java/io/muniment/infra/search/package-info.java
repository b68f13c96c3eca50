/** The connection to Elasticsearch. */
@NullMarked
package io.muniment.infra.search;

import org.jspecify.annotations.NullMarked;
