package io.muniment.infra.matrix;

import io.muniment.infra.matrix.Operation.Parameter;
import io.muniment.kernel.tenancy.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What there is in one tenant, by what the API calls it.
 *
 * @param secret a word that is in everything that is said of its people, and nowhere else
 */
record Belongings(TenantId tenant, String applicant, String secret, Map<String, String> ids) {

    static final String POSITION = "position";

    /** By the beginning of the path and the name of the parameter; the first that fits counts. */
    private static final List<Place> PLACES = List.of(
            new Place("/api/accounts/", "id", "account"),
            new Place("/api/invitations/", "id", "invitation"),
            new Place("/api/verification-requests/", "id", "request"),
            new Place("/api/history/", "type", "type"),
            new Place("/api/history/", "id", "request"),
            new Place("/api/history/diff", "from", "before"),
            new Place("/api/history/diff", "to", "now"),
            new Place("/api/evidence-packs/", "id", "pack"),
            new Place("/api/evidence-packs/", "expires", "number"),
            new Place("/api/evidence-packs/", "signature", "word"),
            new Place("/api/audit-logs/", "eventId", "event"),
            new Place("/api/proofs/inclusion", "eventId", "event"),
            new Place("/api/proofs/consistency", "from", "number"),
            new Place("/api/privacy/persons/", "person", "person"),
            new Place("/api/privacy/persons/", "hold", "hold"),
            new Place("/api/sessions/", "id", "session"),
            new Place("/api/roles/", "role", "role"),
            new Place("/api/me/permissions/", "permission", "permission"),
            new Place("/api/admin/dead-letters/", "id", "letter"),
            new Place("/api/admin/mails/", "id", "mail"),
            new Place("/api/admin/projections/", "name", "projection"));

    private record Place(String path, String parameter, String what) {}

    /** What names a thing of this tenant, and nothing in another one. */
    private static final List<String> OWN =
            List.of("account", "invitation", "request", "pack", "event", "hold", "session", "person");

    Belongings {
        ids = Map.copyOf(ids);
    }

    /** The address with everything in it that it must have. */
    String fill(Operation operation) {
        String address = operation.path();
        StringBuilder query = new StringBuilder();
        for (Parameter parameter : operation.required()) {
            String value = value(operation, parameter);
            switch (parameter.in()) {
                case "path" -> address = address.replace("{%s}".formatted(parameter.name()), value);
                case "query" ->
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(parameter.name())
                            .append('=')
                            .append(value);
                default -> throw unknown(operation, parameter);
            }
        }
        return address + query;
    }

    private String value(Operation operation, Parameter parameter) {
        Optional<String> known = PLACES.stream()
                .filter(place -> operation.path().startsWith(place.path())
                        && place.parameter().equals(parameter.name()))
                .findFirst()
                .map(place -> ids.getOrDefault(place.what(), place.what()));
        return known.or(() -> parameter
                        .schema()
                        .path("enum")
                        .valueStream()
                        .map(JsonNode::asString)
                        .findFirst())
                .orElseThrow(() -> unknown(operation, parameter));
    }

    private static AssertionError unknown(Operation operation, Parameter parameter) {
        return new AssertionError("The matrix knows nothing that %s could mean in %s: name it in Belongings"
                .formatted(parameter.name(), operation));
    }

    /** The same with names of which there is nothing anywhere. */
    Belongings nowhere() {
        Map<String, String> others = new LinkedHashMap<>(ids);
        OWN.forEach(what -> others.computeIfPresent(what, (_, id) -> id.substring(0, id.length() - 8) + "ffffffff"));
        return new Belongings(tenant, applicant, secret, others);
    }

    /** Streams begin where the other's begins, so that they could show what is not to be shown. */
    Belongings sinceBefore(Belongings earlier) {
        Map<String, String> later = new LinkedHashMap<>(ids);
        later.put(POSITION, earlier.position());
        return new Belongings(tenant, applicant, secret, later);
    }

    String position() {
        return ids.getOrDefault(POSITION, "0");
    }

    /** What of this tenant is in the text, beside what was asked for by its name. */
    Optional<String> seenIn(String text, String asked) {
        if (text.contains(secret)) {
            return Optional.of(secret);
        }
        return OWN.stream()
                .flatMap(what -> Stream.ofNullable(ids.get(what)))
                .filter(id -> !asked.contains(id) && text.contains(id))
                .findFirst();
    }

    /** The text without the names that were asked for. */
    String withoutNames(String text) {
        String rest = text;
        for (String what : OWN) {
            rest = rest.replace(ids.getOrDefault(what, what), what);
        }
        return rest;
    }
}
