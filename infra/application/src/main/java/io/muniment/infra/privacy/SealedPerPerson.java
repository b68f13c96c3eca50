package io.muniment.infra.privacy;

import io.muniment.infra.eventstore.PersonalDataSeal;
import io.muniment.infra.eventstore.TenantAtHand;
import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A sealed value names the person whose key opens it; what was stored before there were keys is read as it is. */
final class SealedPerPerson implements PersonalDataSeal {

    static final String SEALED = "sealed";
    static final String PERSON = "person";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PersonKeys keys;

    SealedPerPerson(PersonKeys keys) {
        this.keys = keys;
    }

    @Override
    public JsonNode seal(String person, JsonNode plain) {
        TenantId tenant = TenantAtHand.get();
        SecretKey key = keys.toSeal(tenant, person);
        PersonId id = PersonId.of(tenant, person);
        byte[] sealed = Xaes.seal(key, JSON.writeValueAsBytes(plain), context(id.value()));
        ObjectNode stored = JsonNodeFactory.instance.objectNode();
        stored.put(PERSON, id.value());
        stored.put(SEALED, Base64.getEncoder().encodeToString(sealed));
        return stored;
    }

    @Override
    public Optional<JsonNode> unseal(JsonNode stored) {
        if (!isSealed(stored)) {
            return Optional.of(stored);
        }
        PersonId person = new PersonId(stored.path(PERSON).asString());
        return keys.toOpen(person).map(key -> open(key, person, stored));
    }

    @Override
    public boolean isErased(JsonNode stored) {
        return isSealed(stored)
                && keys.toOpen(new PersonId(stored.path(PERSON).asString())).isEmpty();
    }

    static boolean isSealed(JsonNode stored) {
        return stored.isObject() && stored.size() == 2 && stored.has(SEALED) && stored.has(PERSON);
    }

    private static JsonNode open(SecretKey key, PersonId person, JsonNode stored) {
        try {
            byte[] sealed = Base64.getDecoder().decode(stored.path(SEALED).asString());
            return JSON.readTree(Xaes.open(key, sealed, context(person.value())));
        } catch (AEADBadTagException | IllegalArgumentException | JacksonException altered) {
            throw new KeyUnusable("What was sealed for %s was altered".formatted(person), altered);
        }
    }

    private static byte[] context(String person) {
        return person.getBytes(StandardCharsets.UTF_8);
    }
}
