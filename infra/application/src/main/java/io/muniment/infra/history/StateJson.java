package io.muniment.infra.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muniment.infra.eventstore.StateSerializer;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** States as they are kept, component by component, without those that are null: what is not there says nothing. */
@Component
class StateJson {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

    private final ObjectMapper mapper;

    StateJson(StateSerializer states) {
        this.mapper = states.getObjectMapper()
                .rebuild()
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }

    /** Before the first event there is an empty object. */
    JsonObject of(@Nullable Object state) {
        if (state == null) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(mapper.writeValueAsString(state)))) {
            return reader.readObject();
        }
    }

    Map<String, Object> plain(Object state) {
        return mapper.convertValue(state, PLAIN);
    }
}
