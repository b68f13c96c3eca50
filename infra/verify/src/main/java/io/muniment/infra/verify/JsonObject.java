package io.muniment.infra.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was read, asked for by name and kind. */
record JsonObject(Map<String, @Nullable Object> members) {

    JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** What is not looked at could say anything. */
    JsonObject withNothingBut(String... names) {
        Set<String> unknown = new HashSet<>(members.keySet());
        Set.of(names).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new NotProven("nothing proves what is said as " + unknown);
        }
        return this;
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    String text(String name) {
        return is(String.class, "text", name);
    }

    long number(String name) {
        return is(Long.class, "number", name);
    }

    JsonObject object(String name) {
        return is(JsonObject.class, "object", name);
    }

    Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException malformed) {
            throw new NotProven("'%s' is no time".formatted(text(name)));
        }
    }

    List<JsonObject> objects(String name) {
        return each(JsonObject.class, "object", name);
    }

    List<Hash> hashes(String name) {
        return each(String.class, "hash", name).stream().map(Hash::parse).toList();
    }

    private <T> List<T> each(Class<T> kind, String called, String name) {
        List<T> all = new ArrayList<>();
        for (Object one : is(List.class, "list", name)) {
            if (!kind.isInstance(one)) {
                throw new NotProven("'%s' holds something that is no %s".formatted(name, called));
            }
            all.add(kind.cast(one));
        }
        return all;
    }

    private <T> T is(Class<T> kind, String called, String name) {
        Object member = members.get(name);
        if (!kind.isInstance(member)) {
            throw new NotProven("'%s' should be there as a %s".formatted(name, called));
        }
        return kind.cast(member);
    }
}
