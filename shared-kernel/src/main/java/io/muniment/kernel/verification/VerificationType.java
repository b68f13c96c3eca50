package io.muniment.kernel.verification;

/** What a verification request is about. */
public enum VerificationType {
    PROPERTY,
    IDENTITY,
    COMPLIANCE_DOCUMENT
}
