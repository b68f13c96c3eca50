package io.muniment.infra.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.identity.NewAccounts;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tenant with one of each thing in it, made by its own people. */
record Tenancy(String base, DemoIssuer issuer, NewAccounts accounts, TenantId tenant) {

    private static final String PASSWORD = "a-good-long-secret-4711";

    /** Nobody has done anything under this name. */
    Caller newcomer(Role role) {
        String name = "newcomer-%s-%s".formatted(role.name().replace('_', '-'), UUID.randomUUID());
        return Caller.signedIn(Actor.person(name, role, tenant), token(name, role));
    }

    private String token(String name, Role role) {
        return issuer.token(new DemoUser(name, role, tenant.value()));
    }

    private Person person(String name, Role role) {
        return Person.withToken(base, token(name, role));
    }

    Belongings furnished() throws IOException, InterruptedException {
        String secret = "zq" + UUID.randomUUID().toString().replace("-", "");
        String applicant = "applicant-" + UUID.randomUUID();
        Map<String, String> ids = new HashMap<>(Map.of(
                "type", "verification-request",
                "person", applicant,
                "role", "BUYER",
                "permission", "READ_AUDIT",
                "letter", UUID.randomUUID().toString(),
                "mail", UUID.randomUUID().toString(),
                "projection", "no-such-projection",
                "number", "1",
                "word", "none"));
        ids.put("before", Instant.now().minusSeconds(1).toString());
        String request = requested(applicant, secret);
        ids.put("request", request);
        ids.put("hold", held(applicant, secret));
        Person auditor = person("auditor", Role.AUDITOR);
        ids.put("pack", packed(auditor, request));
        Answer history = auditor.get("/api/history/verification-request/%s/events".formatted(request));
        ids.put("event", history.text("/items/0/eventId"));
        ids.put(
                Belongings.POSITION,
                Long.toString(history.body().at("/items/0/position").asLong() - 1));
        signIn(secret, ids);
        ids.put("invitation", invited(secret));
        assertThat(auditor.post("/api/proofs/checkpoint").status()).isEqualTo(200);
        ids.put("now", Instant.now().toString());
        return new Belongings(tenant, applicant, secret, ids);
    }

    private String requested(String applicant, String secret) throws IOException, InterruptedException {
        Person ada = person(applicant, Role.BUYER);
        Answer submitted = ada.post("/api/verification-requests", """
                {"type":"PROPERTY","subject":"prop-%1$s","subjectLabel":"%1$s","applicantName":"%1$s"}""".formatted(secret));
        assertThat(submitted.status()).as(submitted.toString()).isEqualTo(201);
        String request = "/api/verification-requests/" + submitted.text("/id");
        byte[] deed =
                "Title deed of %1$s to %1$s, 3 March 2025".formatted(secret).getBytes(StandardCharsets.UTF_8);
        ada.upload(request + "/documents", "TITLE_DEED", secret + ".txt", deed);
        ada.getUntil(request, "/status", "QUEUED");
        return submitted.text("/id");
    }

    /** Says when whatever speaks of the applicant has heard of it, too. */
    private String held(String applicant, String secret) throws IOException, InterruptedException {
        Person protector = person("protector", Role.COMPLIANCE_OFFICER);
        String of = "/api/privacy/persons/" + applicant;
        Answer placed = protector.post(of + "/holds", "{\"reason\":\"%s\"}".formatted(secret));
        assertThat(placed.status()).as(placed.toString()).isEqualTo(201);
        for (String after : List.of(of + "/traces", "/api/audit-logs?size=1")) {
            assertThat(protector.getAfter(placed, after).status()).isEqualTo(200);
        }
        return protector.getAfter(placed, of).text("/holds/0/id");
    }

    private static String packed(Person auditor, String request) throws IOException, InterruptedException {
        Answer ordered = auditor.post("/api/evidence-packs", """
                {"scope":"AGGREGATE","subjects":[{"type":"verification-request","id":"%s"}],"asOf":"%s"}""".formatted(request, Instant.now()));
        assertThat(ordered.status()).as(ordered.toString()).isEqualTo(202);
        auditor.getUntil("/api/evidence-packs/" + ordered.text("/id"), "/standing", "READY");
        return ordered.text("/id");
    }

    private void signIn(String secret, Map<String, String> ids) throws IOException, InterruptedException {
        String email = "%s@matrix.example".formatted(secret);
        AccountId account = accounts.make(new NewAccounts.Wanted(
                new EmailAddress(email), secret, null, new Membership(tenant, Role.BUYER), PASSWORD, false));
        ids.put("account", account.value());
        ids.put("session", signedIn(email).text("/session"));
        person("admin", Role.ADMIN).getUntil("/api/accounts/" + account, "/displayName", secret);
    }

    private String invited(String secret) throws IOException, InterruptedException {
        Person admin = person("admin", Role.ADMIN);
        Answer invited = admin.post(
                "/api/invitations", "{\"email\":\"guest-%s@matrix.example\",\"role\":\"BUYER\"}".formatted(secret));
        assertThat(invited.status()).as(invited.toString()).isEqualTo(201);
        assertThat(admin.getAfter(invited, "/api/invitations/" + invited.text("/id"))
                        .status())
                .isEqualTo(200);
        return invited.text("/id");
    }

    private Answer signedIn(String email) throws IOException, InterruptedException {
        Answer signedIn = Person.withToken(base, "")
                .post("/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
        assertThat(signedIn.status()).as(signedIn.toString()).isEqualTo(200);
        return signedIn;
    }

    /** The token of a session that its owner has ended. */
    String revokedToken() throws IOException, InterruptedException {
        String email = "gone-%s@matrix.example".formatted(UUID.randomUUID());
        accounts.make(new NewAccounts.Wanted(
                new EmailAddress(email), "Gone", null, new Membership(tenant, Role.ADMIN), PASSWORD, false));
        String token = signedIn(email).text("/accessToken");
        assertThat(Person.withToken(base, token).get("/api/roles").status()).isEqualTo(200);
        assertThat(Person.withToken(base, token).post("/auth/logout").status()).isEqualTo(204);
        return token;
    }
}
