package io.muniment.kernel.verification;

/** What one check of the checklist says of a document. It advises the reviewer and decides nothing. */
public record Finding(String check, Outcome outcome, String detail) {

    public enum Outcome {
        PASSED,
        FAILED,
        NOT_CHECKED
    }
}
