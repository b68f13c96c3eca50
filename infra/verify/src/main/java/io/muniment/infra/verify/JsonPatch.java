package io.muniment.infra.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** As much of RFC 6902 as changes are said in: test, add, replace, remove. */
final class JsonPatch {

    private JsonPatch() {}

    static JsonObject applied(JsonObject state, List<JsonObject> patch) {
        Object after = state;
        for (JsonObject operation : patch) {
            operation.withNothingBut("op", "path", "value");
            List<String> path = List.of(operation.text("path").substring(1).split("/", -1));
            after = changed(
                    after, path, operation.text("op"), operation.members().get("value"));
        }
        return (JsonObject) after;
    }

    private static Object changed(@Nullable Object target, List<String> path, String op, @Nullable Object value) {
        String step = path.getFirst().replace("~1", "/").replace("~0", "~");
        boolean isLast = path.size() == 1;
        if (target instanceof JsonObject object) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>(object.members());
            if (isLast && op.equals("add")) {
                members.put(step, value);
            } else {
                mustFit(members.containsKey(step), path);
                Object one = members.remove(step);
                if (!isLast || !op.equals("remove")) {
                    members.put(step, isLast ? other(one, path, op, value) : changed(one, rest(path), op, value));
                }
            }
            return new JsonObject(members);
        }
        mustFit(target instanceof List && step.matches("-|\\d{1,9}"), path);
        List<@Nullable Object> elements = new ArrayList<>((List<?>) target);
        int place = step.equals("-") ? elements.size() : Integer.parseInt(step);
        boolean isAdded = isLast && op.equals("add");
        mustFit(place < elements.size() || isAdded && place == elements.size(), path);
        if (isAdded) {
            elements.add(place, value);
        } else if (isLast && op.equals("remove")) {
            elements.remove(place);
        } else {
            Object one = elements.get(place);
            elements.set(place, isLast ? other(one, path, op, value) : changed(one, rest(path), op, value));
        }
        return elements;
    }

    private static List<String> rest(List<String> path) {
        return path.subList(1, path.size());
    }

    private static @Nullable Object other(@Nullable Object one, List<String> path, String op, @Nullable Object value) {
        mustFit(op.equals("replace") || op.equals("test") && java.util.Objects.equals(one, value), path);
        return value;
    }

    private static void mustFit(boolean fits, List<String> path) {
        if (!fits) {
            throw new NotProven("what is said to have changed at '%s' does not go with what was there"
                    .formatted(String.join("/", path)));
        }
    }
}
