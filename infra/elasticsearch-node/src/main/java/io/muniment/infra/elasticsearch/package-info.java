/**
 * Where one Elasticsearch node runs in a JVM of its own, with the few plugins that the server's published jars lack.
 * The server jars are used under the Elastic License 2.0 option; this module runs beside Muniment and is not shipped.
 */
@NullMarked
package io.muniment.infra.elasticsearch;

import org.jspecify.annotations.NullMarked;
