package io.muniment.infra.roles;

/** The process cannot do what it is told to. */
final class RolesImpossible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RolesImpossible(String message) {
        super(message);
    }
}
