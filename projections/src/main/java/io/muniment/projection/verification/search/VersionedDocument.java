package io.muniment.projection.verification.search;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.schema.view.IndexedRequest;

/** A document and the version of the request that it shows; the index keeps the later of two. */
record VersionedDocument(IndexedRequest document, long version) {

    static VersionedDocument of(FoldedRequest folded, TenantId tenant) {
        return new VersionedDocument(RequestDocument.of(folded, tenant), folded.version());
    }
}
