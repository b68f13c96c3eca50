package io.muniment.infra.axon;

/** Somebody dispatched a message without saying who acts, and for which tenant. */
final class UnnamedActor extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnnamedActor(Class<?> message, String missing) {
        super("%s names no %s; send it through Commands, SystemCommands or Queries"
                .formatted(message.getSimpleName(), missing));
    }
}
