package io.muniment.infra.bench.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Elasticsearch has, asked without the application. */
record SearchIndex(String address) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 10_000;

    /** Every document with its version, of all indexes of a name. */
    List<String> documents(String name) throws IOException, InterruptedException {
        send("POST", "/%s-*/_refresh".formatted(name), "");
        JsonNode found = send(
                "POST",
                "/%s-*/_search".formatted(name),
                "{\"size\":%d,\"version\":true,\"query\":{\"match_all\":{}}}".formatted(MOST));
        List<String> documents = new ArrayList<>();
        for (JsonNode hit : found.path("hits").path("hits")) {
            documents.add("%s@%d %s"
                    .formatted(
                            hit.path("_id").asString(""), hit.path("_version").asLong(-1), hit.path("_source")));
        }
        if (documents.size() == MOST) {
            throw new IOException("More documents than can be compared: " + name);
        }
        return documents;
    }

    void delete(String name) throws IOException, InterruptedException {
        for (JsonNode index : send("GET", "/_cat/indices/%s-*?format=json".formatted(name), "")) {
            send("DELETE", "/" + index.path("index").asString(""), "");
        }
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(address).resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("%s %s: %s".formatted(method, path, answer.body()));
        }
        return JSON.readTree(answer.body());
    }
}
