package io.muniment.infra.eventstore;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What is done to personal data on its way into the store and out of it. */
public interface PersonalDataSeal {

    /** Leaves everything as it is. */
    PersonalDataSeal OPEN = new PersonalDataSeal() {
        @Override
        public JsonNode seal(String person, JsonNode plain) {
            return plain;
        }

        @Override
        public Optional<JsonNode> unseal(JsonNode stored) {
            return Optional.of(stored);
        }

        @Override
        public boolean isErased(JsonNode stored) {
            return false;
        }
    };

    /** For the person as the tenant at hand knows them ({@link TenantAtHand}). */
    JsonNode seal(String person, JsonNode plain);

    /** What was sealed; none if its person is erased. */
    Optional<JsonNode> unseal(JsonNode stored);

    boolean isErased(JsonNode stored);
}
