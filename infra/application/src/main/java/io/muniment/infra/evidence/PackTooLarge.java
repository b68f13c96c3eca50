package io.muniment.infra.evidence;

/** More than a file of this form holds; trying again does not help. */
final class PackTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PackTooLarge(String what) {
        super(what, null, false, false);
    }
}
