/** Where a real PostgreSQL and a real Elasticsearch are started, watched and stopped as child processes. */
@NullMarked
package io.muniment.infra.embedded;

import org.jspecify.annotations.NullMarked;
