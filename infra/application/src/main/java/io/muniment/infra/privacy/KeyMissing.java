package io.muniment.infra.privacy;

import org.springframework.dao.TransientDataAccessResourceException;

/** A key is not where it should be: once the right store or master key is back, so is what it opens. */
final class KeyMissing extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1L;

    KeyMissing(String message) {
        super(message);
    }
}
