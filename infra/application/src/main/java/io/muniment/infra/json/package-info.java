/** How values of the published language look in JSON, over HTTP and in the store alike. */
@NullMarked
package io.muniment.infra.json;

import org.jspecify.annotations.NullMarked;
