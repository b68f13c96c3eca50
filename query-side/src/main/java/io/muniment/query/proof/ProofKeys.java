package io.muniment.query.proof;

import java.util.List;

/** All keys that ever signed, the newest first. */
record ProofKeys(List<ProofKey> keys) {

    ProofKeys {
        keys = List.copyOf(keys);
    }
}
