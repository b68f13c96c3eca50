package io.muniment.infra.history;

import io.muniment.query.history.PatchOperation;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two states as an RFC 6902 patch. Before something is replaced or removed the patch tests that it is
 * there, so that it also says what was before, and fits no other state.
 */
final class JsonChange {

    /** Finding it takes longer than using it. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String OP = "op";
    private static final String PATH = "path";
    private static final String VALUE = "value";

    private JsonChange() {}

    static List<PatchOperation> between(JsonObject before, JsonObject after) {
        List<PatchOperation> change = new ArrayList<>();
        JsonObject current = before;
        for (JsonObject operation : JSON.createDiff(before, after).toJsonArray().getValuesAs(JsonObject.class)) {
            String op = operation.getString(OP);
            String path = operation.getString(PATH);
            if (!op.equals("add")) {
                JsonValue was = JSON.createPointer(path).getValue(current);
                change.add(new PatchOperation("test", path, plain(was)));
            }
            change.add(new PatchOperation(op, path, plain(operation.get(VALUE))));
            current = JSON.createPatch(JSON.createArrayBuilder().add(operation).build())
                    .apply(current);
        }
        return change;
    }

    private static @Nullable Object plain(@Nullable JsonValue value) {
        return switch (value) {
            case JsonObject object -> plain(object);
            case JsonArray array -> array.stream().map(JsonChange::plain).toList();
            case JsonString text -> text.getString();
            case JsonNumber number -> number.numberValue();
            case null -> null;
            default -> value.getValueType() == ValueType.NULL ? null : value.getValueType() == ValueType.TRUE;
        };
    }

    private static Map<String, @Nullable Object> plain(JsonObject object) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        object.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }
}
