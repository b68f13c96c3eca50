package io.muniment.infra.story;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

record Answer(int status, HttpHeaders headers, JsonNode body) {

    String text(String pointer) {
        return body.at(pointer).asString("");
    }

    String code() {
        return text("/code");
    }
}
