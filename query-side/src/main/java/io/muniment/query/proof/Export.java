package io.muniment.query.proof;

import io.muniment.kernel.tenancy.TenantId;

/**
 * The ledger up to a checkpoint.
 *
 * @param tenant whose events are told; of the others there are the hashes alone
 */
public record Export(SignedCheckpoint checkpoint, TenantId tenant) {}
