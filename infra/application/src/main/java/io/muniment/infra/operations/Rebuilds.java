package io.muniment.infra.operations;

import java.util.Optional;

/** Knows which projections are being rebuilt beside the live ones. */
public interface Rebuilds {

    Optional<RebuildProgress> of(String projection);
}
