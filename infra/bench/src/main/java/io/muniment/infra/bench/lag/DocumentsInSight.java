package io.muniment.infra.bench.lag;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The search index, as a search finds it, which is after its refresh; its versions are those of the requests. */
record DocumentsInSight(URI search) implements Sight {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static DocumentsInSight at(String elasticsearch) {
        return new DocumentsInSight(URI.create(elasticsearch).resolve("/verification-requests/_search"));
    }

    @Override
    public Map<String, Long> of(Set<String> ids) throws IOException, InterruptedException {
        String query = JSON.writeValueAsString(
                Map.of("version", true, "_source", false, "size", 1000, "query", Map.of("ids", Map.of("values", ids))));
        String answer = HTTP.send(
                        HttpRequest.newBuilder(search)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(query))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Map<String, Long> versions = new HashMap<>();
        for (JsonNode hit : JSON.readTree(answer).path("hits").path("hits")) {
            versions.put(hit.path("_id").asString(""), hit.path("_version").asLong(-1));
        }
        return versions;
    }
}
