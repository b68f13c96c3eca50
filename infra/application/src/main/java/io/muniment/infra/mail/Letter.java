package io.muniment.infra.mail;

import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Instant;
import java.util.Map;

/**
 * A mail that is to be sent.
 *
 * @param tenant in which the person is known
 * @param person for whom it is sealed, and with whom it is erased
 * @param template what it says
 * @param words that the template leaves open
 * @param goodUntil after that it says nothing to anybody, and is not sent any more
 */
public record Letter(
        TenantId tenant,
        String person,
        String template,
        EmailAddress to,
        Map<String, String> words,
        Instant goodUntil) {

    public Letter {
        words = Map.copyOf(words);
    }

    /** Never what it says, nor to whom. */
    @Override
    public String toString() {
        return "a mail: " + template;
    }
}
