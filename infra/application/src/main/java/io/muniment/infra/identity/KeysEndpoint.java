package io.muniment.infra.identity;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** With what others check the tokens of this installation. */
@RestController
@OwnDoors
class KeysEndpoint {

    private final TokenKeys keys;

    KeysEndpoint(TokenKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    Map<String, Object> tokenKeys() {
        return keys.publicKeys().toJSONObject();
    }
}
