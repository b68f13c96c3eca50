package io.muniment.infra.start;

import io.muniment.infra.security.development.DemoUser;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last thing that a first start says: where things are, who may sign in, and what to try. */
@Component
@ConditionalOnProperty("muniment.demo")
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext server
                && server.getWebServer() != null) {
            LOG.info("{}", text("http://localhost:" + server.getWebServer().getPort()));
        }
    }

    private static String signIns() {
        return DemoUser.ALL.stream()
                .map(user -> "%s (%s of %s)".formatted(user.name(), user.role(), user.tenant()))
                .collect(Collectors.joining(", "));
    }

    private static String text(String base) {
        return """
                Muniment is ready.

                  API document    %1$s/v3/api-docs
                  Health          %1$s/actuator/health/readiness
                  Demo sign-ins   %2$s

                The first journey, ready to paste:

                  TOKEN=$(curl -s %1$s/auth/demo -H 'Content-Type: application/json' -d '{"user":"ada"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')
                  curl -s %1$s/api/verification-requests -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
                    -d '{"type":"PROPERTY","subject":"prop-101","subjectLabel":"101 Harbour Street","applicantName":"Ada Byron"}'
                """.formatted(base, signIns());
    }
}
