package io.muniment.infra.privacy;

import io.muniment.kernel.privacy.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import tools.jackson.databind.JsonNode;

/** The keys of single sealed values, for whoever is to see that a value was sealed: each opens no other. */
public final class ValueKeys {

    private final PersonKeyStore store;
    private final PersonKeys keys;

    ValueKeys(PersonKeyStore store, PersonKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /** What was sealed, as JSON, and the key that opens it. */
    public record Opened(String key, String plain) {}

    public static boolean isSealed(JsonNode stored) {
        return SealedPerPerson.isSealed(stored);
    }

    /** None if its person is erased. */
    public Optional<Opened> open(JsonNode stored) {
        PersonId person = new PersonId(stored.path(SealedPerPerson.PERSON).asString());
        byte[] sealed =
                Base64.getDecoder().decode(stored.path(SealedPerPerson.SEALED).asString());
        return keys.toOpen(person).map(key -> opened(key, person, sealed));
    }

    private static Opened opened(SecretKey key, PersonId person, byte[] sealed) {
        try {
            byte[] plain = Xaes.open(key, sealed, person.value().getBytes(StandardCharsets.UTF_8));
            byte[] valueKey =
                    Xaes.valueKey(key, Arrays.copyOf(sealed, Xaes.NONCE)).getEncoded();
            return new Opened(Base64.getEncoder().encodeToString(valueKey), new String(plain, StandardCharsets.UTF_8));
        } catch (AEADBadTagException altered) {
            throw new KeyUnusable("What was sealed for %s was altered".formatted(person), altered);
        }
    }

    /** How often a key was destroyed until now; no key that was destroyed before is used by this process after this. */
    public long destructions() {
        keys.lookAgain();
        return store.destructions();
    }
}
