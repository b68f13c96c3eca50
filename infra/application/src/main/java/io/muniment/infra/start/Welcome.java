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
                .map(user -> "%s (%s)".formatted(user.email(), user.role()))
                .collect(Collectors.joining(", "));
    }

    private static String text(String base) {
        return """
                Muniment is ready.

                  API document    %1$s/v3/api-docs
                  Health          %1$s/actuator/health/readiness
                  Demo sign-ins   %2$s
                  Their password  %3$s

                The first journey, ready to paste: Ada asks and brings a deed, Rita claims and decides, Ada reads who did what.

                """.formatted(base, signIns(), DemoUser.PASSWORD) + journey(base).indent(2);
    }

    /** The wait is for what happens by itself: the deed is read and checked. */
    static String journey(String base) {
        return """
                B=%s/api/verification-requests; JSON='Content-Type: application/json'
                token() { curl -s ${B%%/api*}/auth/login -H "$JSON" -d '{"email":"'$1'@demo.example","password":"%s"}' | sed 's/.*"accessToken":"\\([^"]*\\).*/\\1/'; }
                ADA="Authorization: Bearer $(token ada)"; RITA="Authorization: Bearer $(token rita)"
                ID=$(curl -s $B -H "$ADA" -H "$JSON" -d '{"type":"PROPERTY","subject":"house-'$(date +%%s)'","subjectLabel":"101 Harbour Street","applicantName":"Ada Byron"}' | sed 's/.*"id":"\\([^"]*\\).*/\\1/')
                echo "Title register: 101 Harbour Street, proprietor Ada Byron, 12 March 2024" | curl -s $B/$ID/documents -H "$ADA" -F kind=TITLE_DEED -F 'file=@-;filename=deed.txt'; echo
                until curl -s $B/$ID -H "$ADA" | grep '"status":"QUEUED"'; do sleep 1; done
                curl -s "$B/queue?size=5&sort=queuedAt,desc" -H "$RITA"; echo
                curl -s -X POST $B/$ID/claim -H "$RITA"; echo
                SEEN=$(curl -s $B/$ID/decision -H "$RITA" -H "$JSON" -d '{"outcome":"APPROVED"}' | sed 's/.*"consistencyToken":"\\([^"]*\\).*/\\1/')
                curl -s "$B/$ID/events?consistencyToken=$SEEN" -H "$ADA"; echo
                """.formatted(base, DemoUser.PASSWORD);
    }
}
