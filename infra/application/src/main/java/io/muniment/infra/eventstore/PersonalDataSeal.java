package io.muniment.infra.eventstore;

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
        public JsonNode unseal(String person, JsonNode stored) {
            return stored;
        }
    };

    JsonNode seal(String person, JsonNode plain);

    JsonNode unseal(String person, JsonNode stored);
}
