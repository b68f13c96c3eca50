package io.muniment.infra.process;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lets db-scheduler keep the data of a deadline as JSON. */
@Component
class DeadlineJson implements DbSchedulerCustomizer, Serializer {

    private final JsonMapper json;

    DeadlineJson(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Optional<Serializer> serializer() {
        return Optional.of(this);
    }

    @Override
    public byte[] serialize(Object data) {
        return json.writeValueAsBytes(data);
    }

    @Override
    public <T> T deserialize(Class<T> kind, byte[] serialized) {
        return json.readValue(serialized, kind);
    }
}
