package io.muniment.infra.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.identity.NewAccounts;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every operation of the described API × everybody × their own tenant and another. What is to come of it is computed
 * from the catalogue of permissions and from what the description says that each operation requires.
 */
@RunningMuniment
class AccessMatrixTest {

    private static final Logger LOG = LoggerFactory.getLogger(AccessMatrixTest.class);

    private static final Path API = Path.of(System.getProperty("muniment.root"), "docs", "api", "openapi.json");
    private static final int SLOWEST = 5;
    private static final String SWITCH = "X-Super-Admin";
    private static final String TENANT = "X-Tenant-ID";

    @LocalServerPort
    private int port;

    @Autowired
    private DemoIssuer issuer;

    @Autowired
    private NewAccounts accounts;

    @Value("${muniment.data}")
    private Path data;

    @Value("${muniment.operations.tenant}")
    private String operatedFrom;

    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Long> took = new HashMap<>();
    private int calls;

    @Test
    void nobodyGetsMoreThanTheCatalogueGivesThem() throws Exception {
        Instant begun = Instant.now();
        String base = "http://localhost:" + port;
        Tenancy here = new Tenancy(base, issuer, accounts, new TenantId("demo"));
        Tenancy elsewhere = new Tenancy(base, issuer, accounts, new TenantId("other"));
        Belongings ours = here.furnished();
        Belongings theirs = elsewhere.furnished().sinceBefore(ours);
        List<Caller> insiders = newcomers(here);
        List<Caller> outsiders = newcomers(elsewhere);
        List<Caller> nobodies = nobodies(here);
        Caller switched = switched(insiders, elsewhere.tenant());
        List<Operation> operations = Operation.of(JsonMapper.shared().readTree(Files.readString(API)));

        for (Operation operation : operations) {
            mustBeKnown(operation);
            if (operation.isOpen()) {
                checkOpen(operation, nobodies, List.of(ours, theirs));
            } else {
                checkNobodies(operation, nobodies, ours);
                checkWithinTenant(operation, insiders, ours, theirs);
                checkWithinTenant(operation, outsiders, theirs, ours);
                checkAcrossTenants(operation, outsiders, ours);
                checkSwitched(operation, switched, theirs, ours);
                checkSwitchOfOthers(operation, insiders, theirs);
            }
        }
        LOG.info(
                "{} operations, {} calls in {} s: {}",
                operations.size(),
                calls,
                Duration.between(begun, Instant.now()).toSeconds(),
                outcomes);
        took.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SLOWEST)
                .forEach(each -> LOG.info(
                        "{} ms of it: {}", Duration.ofNanos(each.getValue()).toMillis(), each.getKey()));
        assertThat(wrong).as("%d calls", calls).isEmpty();
    }

    private static List<Caller> newcomers(Tenancy tenancy) {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.SYSTEM)
                .map(tenancy::newcomer)
                .toList();
    }

    private List<Caller> nobodies(Tenancy tenancy) throws IOException, InterruptedException, ParseException {
        RSAKey key = RSAKey.parse(Files.readString(data.resolve("demo-issuer.jwk")));
        return List.of(
                Caller.withoutToken(),
                Caller.nobody("no token at all", "a.b.c"),
                Caller.nobody(
                        "expired token", signed(key, "muniment", Instant.now().minusSeconds(120), Role.ADMIN)),
                Caller.nobody(
                        "token for others",
                        signed(key, "elsewhere", Instant.now().plusSeconds(600), Role.ADMIN)),
                Caller.nobody(
                        "the system itself",
                        signed(key, "muniment", Instant.now().plusSeconds(600), Role.SYSTEM)),
                Caller.nobody("revoked session", tenancy.revokedToken()));
    }

    private static String signed(RSAKey key, String audience, Instant until, Role role) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(DemoIssuer.NAME)
                        .audience(audience)
                        .subject("somebody")
                        .claim("tenant", "demo")
                        .claim("role", role.name())
                        .expirationTime(Date.from(until))
                        .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    private static Caller switched(List<Caller> insiders, TenantId tenant) {
        Caller superAdmin = insiders.stream()
                .filter(caller -> actor(caller).role() == Role.SUPER_ADMIN)
                .findFirst()
                .orElseThrow();
        Actor there = Actor.person(actor(superAdmin).id(), Role.SUPER_ADMIN, tenant);
        return new Caller("SUPER_ADMIN switched to " + tenant, there, withSwitch(superAdmin, tenant));
    }

    private static Map<String, String> withSwitch(Caller caller, TenantId tenant) {
        Map<String, String> headers = new HashMap<>(caller.headers());
        headers.put(SWITCH, "true");
        headers.put(TENANT, tenant.value());
        return headers;
    }

    private static Actor actor(Caller caller) {
        return Objects.requireNonNull(caller.actor());
    }

    /** Whoever adds an operation says with it who may, by what it sends or by itself. */
    private static void mustBeKnown(Operation operation) {
        assertThat(operation.isOpen() || !operation.needs().isEmpty())
                .as(
                        "%s says not whom it answers: give it a command or query with @Requires, or @Requires itself",
                        operation)
                .isTrue();
    }

    private Asked ask(Operation operation, Belongings about, Map<String, String> headers)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Asked asked = Asked.of("http://localhost:" + port, operation, about, headers);
        calls++;
        took.merge(operation.toString(), System.nanoTime() - begun, Long::sum);
        outcomes.merge(asked.status() + (asked.code().isEmpty() ? "" : " " + asked.code()), 1, Integer::sum);
        return asked;
    }

    private void expect(boolean isSo, String what, Operation operation, Caller caller, Asked asked) {
        if (!isSo) {
            wrong.add("%s by %s should be %s: %s".formatted(operation, caller, what, asked));
        }
        if (asked.status() >= 500) {
            wrong.add("%s by %s fails: %s".formatted(operation, caller, asked));
        }
    }

    private void expectNothingOf(Belongings others, Operation operation, Caller caller, Asked asked) {
        Optional<String> seen = others.seenIn(asked.text(), asked.address());
        if (seen.isPresent()) {
            wrong.add("%s by %s leaks %s: %s".formatted(operation, caller, seen.get(), asked));
        }
    }

    private void checkOpen(Operation operation, List<Caller> nobodies, List<Belongings> all)
            throws IOException, InterruptedException {
        for (Caller nobody : nobodies) {
            Asked asked = ask(operation, all.getFirst(), nobody.headers());
            expect(!asked.code().startsWith("authentication.token"), "open", operation, nobody, asked);
            for (Belongings each : all) {
                expectNothingOf(each, operation, nobody, asked);
            }
        }
    }

    private void checkNobodies(Operation operation, List<Caller> nobodies, Belongings ours)
            throws IOException, InterruptedException {
        for (Caller nobody : nobodies) {
            Asked asked = ask(operation, ours, nobody.headers());
            boolean isRefused = asked.status() == 401 && asked.code().startsWith("authentication.");
            expect(isRefused, "401", operation, nobody, asked);
            expectNothingOf(ours, operation, nobody, asked);
        }
    }

    private void checkWithinTenant(Operation operation, List<Caller> callers, Belongings own, Belongings others)
            throws IOException, InterruptedException {
        for (Caller caller : callers) {
            Asked asked = ask(operation, own, caller.headers());
            checkOwn(operation, caller, own, asked);
            expectNothingOf(others, operation, caller, asked);
        }
    }

    private void checkOwn(Operation operation, Caller caller, Belongings own, Asked asked) {
        Actor actor = actor(caller);
        if (!isAllowed(operation, actor)) {
            expect(asked.status() == 403 && asked.code().startsWith("access."), "403", operation, caller, asked);
            expectNothingOf(own, operation, caller, asked);
            return;
        }
        boolean seesAll = operation.reachOf(actor).covers(Scope.ORGANIZATION);
        boolean isThere = !operation.isAboutOne() || seesAll && !operation.isOfTheInstallation();
        if (!operation.changes() && isThere) {
            expect(asked.isFine(), "answered", operation, caller, asked);
        } else {
            expect(asked.isThrough(), "let through", operation, caller, asked);
        }
        if (!seesAll) {
            expectNothingOf(own, operation, caller, asked);
        }
    }

    private boolean isAllowed(Operation operation, Actor actor) {
        boolean isRunFromThere =
                !operation.isOfTheInstallation() || actor.tenant().value().equals(operatedFrom);
        return operation.isAllowedTo(actor) && isRunFromThere;
    }

    /** What another tenant has is answered as what nobody has. */
    private void checkAcrossTenants(Operation operation, List<Caller> outsiders, Belongings ours)
            throws IOException, InterruptedException {
        if (!operation.isAboutOne() && !namesOne(operation)) {
            return;
        }
        Belongings nothing = ours.nowhere();
        for (Caller outsider : outsiders) {
            Asked asked = ask(operation, ours, outsider.headers());
            Asked unknown = ask(operation, nothing, outsider.headers());
            expectNothingOf(ours, operation, outsider, asked);
            boolean isSame = asked.substance(ours).equals(unknown.substance(nothing))
                    || asked.isFine() && asked.status() == unknown.status();
            expect(isSame, "answered like " + unknown, operation, outsider, asked);
            if (isAllowed(operation, actor(outsider)) && namesWhatIsOwned(operation)) {
                expect(asked.status() == 404, "404", operation, outsider, asked);
            }
        }
    }

    private static boolean namesOne(Operation operation) {
        return operation.required().stream()
                .anyMatch(parameter -> parameter.name().equals("eventId"));
    }

    /** Persons have the names that each tenant gives them; roles and projections are there once. */
    private static boolean namesWhatIsOwned(Operation operation) {
        return !operation.path().contains("{person}")
                && !operation.path().contains("{role}")
                && !operation.isOfTheInstallation();
    }

    private void checkSwitched(Operation operation, Caller superAdmin, Belongings there, Belongings home)
            throws IOException, InterruptedException {
        Asked asked = ask(operation, there, superAdmin.headers());
        checkOwn(operation, superAdmin, there, asked);
        expectNothingOf(home, operation, superAdmin, asked);
    }

    private void checkSwitchOfOthers(Operation operation, List<Caller> insiders, Belongings theirs)
            throws IOException, InterruptedException {
        for (Caller insider : insiders) {
            if (actor(insider).role() != Role.SUPER_ADMIN) {
                Asked asked = ask(operation, theirs, withSwitch(insider, theirs.tenant()));
                expect(asked.code().equals("access.switch-refused"), "no switch", operation, insider, asked);
                expectNothingOf(theirs, operation, insider, asked);
            }
        }
    }
}
