package io.muniment.infra.matrix;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Need;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.PermissionMissing;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.identity.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One operation of the API, as its description tells it. */
record Operation(JsonNode api, String method, String path, JsonNode told) {

    private static final Set<String> CHANGES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String ADDRESS = "\"somebody@matrix.example\"";

    /** What is read comes before what is changed. */
    static List<Operation> of(JsonNode api) {
        List<Operation> all = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> all.add(new Operation(
                                api,
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue()))));
        all.sort(Comparator.comparing(Operation::changes).thenComparing(Operation::path));
        return all;
    }

    boolean changes() {
        return CHANGES.contains(method);
    }

    /** Needs no token. */
    boolean isOpen() {
        return told.path("security").isArray() && told.path("security").isEmpty();
    }

    boolean isAboutOne() {
        return path.contains("{");
    }

    /** About something that belongs to all tenants alike. */
    boolean isOfTheInstallation() {
        return needs().stream().anyMatch(need -> need.anyOf().contains(Permission.OPERATE));
    }

    List<Need> needs() {
        return told.path("x-requires").valueStream().map(Operation::need).toList();
    }

    private static Need need(JsonNode told) {
        return new Need(
                permissions(told.path("anyOf")),
                permissions(told.path("allOf")),
                Scope.valueOf(told.path("scope").asString()),
                Tier.valueOf(told.path("tier").asString(Tier.GUEST.name())));
    }

    private static List<Permission> permissions(JsonNode names) {
        return names.valueStream()
                .map(name -> Permission.valueOf(name.asString()))
                .toList();
    }

    /** By the catalogue alone. Where only some of what it may send is allowed, nobody can say beforehand. */
    boolean isAllowedTo(Actor actor) {
        long open = needs().stream().filter(need -> passes(need, actor)).count();
        if (open != 0 && open != needs().size()) {
            throw new AssertionError(
                    "%s allows %s a part of what it sends; say what, on the endpoint".formatted(this, actor.role()));
        }
        return open != 0;
    }

    private static boolean passes(Need need, Actor actor) {
        try {
            need.check(actor);
            return true;
        } catch (PermissionMissing _) {
            return false;
        }
    }

    Scope reachOf(Actor actor) {
        return needs().stream()
                .map(need -> need.reachOf(actor))
                .min(Comparator.naturalOrder())
                .orElse(Scope.NONE);
    }

    List<Parameter> required() {
        return told.path("parameters")
                .valueStream()
                .filter(each -> each.path("required").asBoolean(false))
                .map(each -> new Parameter(
                        each.path("name").asString(), each.path("in").asString(), each.path("schema")))
                .toList();
    }

    record Parameter(String name, String in, JsonNode schema) {}

    boolean hasBody() {
        return told.path("requestBody").path("content").has("application/json");
    }

    boolean hasFile() {
        return told.path("requestBody").path("content").has("multipart/form-data");
    }

    /** The least that is a body: what is required, and of it the first that fits. */
    String body() {
        return example(told.path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema"));
    }

    private String example(JsonNode schema) {
        JsonNode known =
                schema.has("$ref") ? api.at(schema.path("$ref").asString().substring(1)) : schema;
        if (known.has("enum")) {
            return known.path("enum").path(0).toString();
        }
        return switch (known.path("type").asString("")) {
            case "object" -> object(known);
            case "array" -> "[%s]".formatted(example(known.path("items")));
            case "string" -> text(known);
            case "integer", "number" -> "1";
            case "boolean" -> "false";
            default -> throw new AssertionError("The matrix knows no body for %s: %s".formatted(this, known));
        };
    }

    private String object(JsonNode schema) {
        List<String> fields = schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .map(name -> "\"%s\":%s"
                        .formatted(name, named(name, schema.path("properties").path(name))))
                .toList();
        return "{%s}".formatted(String.join(",", fields));
    }

    private String named(String name, JsonNode schema) {
        return name.equals("email") ? ADDRESS : example(schema);
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "\"2026-01-01T00:00:00Z\"";
            case "email" -> ADDRESS;
            default -> schema.has("pattern") ? "\"a1\"" : "\"a text of the matrix\"";
        };
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
