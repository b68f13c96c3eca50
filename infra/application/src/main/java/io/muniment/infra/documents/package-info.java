/** Files of documents: kept, and told what they are. */
@NullMarked
package io.muniment.infra.documents;

import org.jspecify.annotations.NullMarked;
