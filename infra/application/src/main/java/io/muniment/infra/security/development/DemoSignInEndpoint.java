package io.muniment.infra.security.development;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.security.SomebodySignedIn;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.tenancy.TenantId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /auth/demo {"user":"ada"}}: a token for the asking. */
@RestController
@RequestMapping("/auth/demo")
@Profile("!production")
@ConditionalOnBooleanProperty("muniment.security.demo-issuer")
class DemoSignInEndpoint {

    private final DemoIssuer issuer;
    private final ApplicationEventPublisher listeners;

    DemoSignInEndpoint(DemoIssuer issuer, ApplicationEventPublisher listeners) {
        this.issuer = issuer;
        this.listeners = listeners;
    }

    record SignIn(@NotBlank String user) {}

    record SignedIn(String accessToken, String tokenType, long expiresIn) {}

    @GetMapping
    List<DemoUser> users() {
        return DemoUser.ALL;
    }

    @PostMapping
    SignedIn signIn(@RequestBody @Valid SignIn body) {
        DemoUser user = DemoUser.named(body.user())
                .orElseThrow(() -> new Refused(EdgeCode.SIGN_IN_REFUSED, "GET /auth/demo lists who may sign in."));
        listeners.publishEvent(
                new SomebodySignedIn(Actor.person(user.name(), user.role(), new TenantId(user.tenant()))));
        return new SignedIn(issuer.token(user), "Bearer", issuer.life().toSeconds());
    }
}
