package io.muniment.infra.story;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

public record Answer(int status, HttpHeaders headers, JsonNode body) {

    public String text(String pointer) {
        return body.at(pointer).asString("");
    }

    public String code() {
        return text("/code");
    }
}
