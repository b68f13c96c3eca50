package io.muniment.kernel.verification;

/** What a document is meant to prove. */
public enum DocumentKind {
    TITLE_DEED,
    FLOOR_PLAN,
    PASSPORT,
    DRIVING_LICENCE,
    PROOF_OF_ADDRESS,
    GAS_SAFETY_CERTIFICATE,
    ELECTRICAL_REPORT,
    ENERGY_CERTIFICATE,
    OTHER
}
