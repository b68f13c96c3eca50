package io.muniment.infra.identity;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.mail.Postbox;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application beside a mail server, and people before its doors. */
@RunningMuniment
abstract class WithPostbox {

    static final TenantId DEMO = new TenantId("demo");
    static final TenantId OTHER = new TenantId("other");
    static final String PASSWORD = "a-good-long-secret-4711";
    static final String NEXT = "another-long-secret-42";
    static final Postbox POSTBOX = new Postbox();
    private static final int AT_ONCE = 50;

    @LocalServerPort
    private int port;

    @Autowired
    private DemoIssuer issuer;

    @Autowired
    private NewAccounts accounts;

    @Autowired
    protected DSLContext db;

    protected final String email = "zoe-%s@mail.example".formatted(UUID.randomUUID());
    protected Person nobody;
    protected Person mina;
    protected Person olaf;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "localhost");
        properties.add("spring.mail.port", POSTBOX::port);
        properties.add("muniment.identity.links-to", () -> "https://front.example");
    }

    @BeforeEach
    void comeToTheDoor() {
        nobody = Person.withToken(base(), "");
        mina = as("mina", Role.ADMIN, "demo");
        olaf = as("olaf", Role.ADMIN, "other");
    }

    private String base() {
        return "http://localhost:" + port;
    }

    protected Person as(String name, Role role, String tenant) {
        return Person.withToken(base(), issuer.token(new DemoUser(name, role, tenant)));
    }

    protected Person with(Answer signedIn) {
        return Person.withToken(base(), signedIn.text("/accessToken"));
    }

    protected AccountId open(String address, Role role, TenantId tenant) {
        return accounts.make(new NewAccounts.Wanted(
                new EmailAddress(address), "Zoe Quill", null, new Membership(tenant, role), PASSWORD, false));
    }

    protected Answer login(String address, String password) throws IOException, InterruptedException {
        return nobody.post("/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(address, password));
    }

    protected Answer byLink(String door, String token, String password) throws IOException, InterruptedException {
        return nobody.post(door, "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password));
    }

    /** Each is let in, told that the link is over, or that too many come at once. */
    protected static List<Answer> atOnce(Callable<Answer> one) throws InterruptedException, ExecutionException {
        List<Future<Answer>> all = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int caller = 0; caller < AT_ONCE; caller++) {
                all.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            start.countDown();
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : all) {
            answers.add(answer.get());
        }
        return answers;
    }
}
