package io.muniment.infra.identity;

import io.muniment.command.identity.process.MailedLinks;
import io.muniment.infra.mail.Letter;
import io.muniment.infra.mail.Outbox;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.InvitationState;
import io.muniment.kernel.tenancy.TenantId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Makes links, and puts their mails down in the same transaction. The token is behind the {@code #} of a link: no
 * server and no log on the way is told of it.
 */
@Component
class LinksByMail implements MailedLinks {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Links links;
    private final Outbox outbox;
    private final ReservedInvitations invitations;
    private final ReservedAddresses addresses;
    private final IdentitySettings settings;
    private final DSLContext db;
    private final Clock clock;

    LinksByMail(
            Links links,
            Outbox outbox,
            ReservedInvitations invitations,
            ReservedAddresses addresses,
            IdentitySettings settings,
            DSLContext db,
            Clock clock) {
        this.links = links;
        this.outbox = outbox;
        this.invitations = invitations;
        this.addresses = addresses;
        this.settings = settings;
        this.db = db;
        this.clock = clock;
    }

    @Override
    public void invite(InvitationId invitation) {
        invitations
                .find(invitation.value())
                .filter(known -> known.isOpenAt(clock.instant()))
                .ifPresent(this::invite);
    }

    private void invite(InvitationState open) {
        Map<String, String> words = new HashMap<>();
        words.put("tenant", open.tenant().value());
        words.put("role", open.role().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        send(new Wanted(
                LinkPurpose.INVITATION,
                open.id().value(),
                open.tenant(),
                open.person(),
                open.email(),
                open.expiresAt(),
                words));
    }

    @Override
    public void setPassword(AccountId account) {
        addresses
                .account(account.value())
                .filter(LinksByMail::signsIn)
                .ifPresent(known -> sendPasswordLink(LinkPurpose.PASSWORD_SETUP, known));
    }

    /** Nothing is sent where nobody signs in with the address, or may. */
    void forgotten(EmailAddress address) {
        db.transaction(_ -> addresses
                .find(address)
                .filter(LinksByMail::signsIn)
                .ifPresent(known -> sendPasswordLink(LinkPurpose.PASSWORD_RESET, known)));
    }

    static boolean signsIn(AccountState account) {
        return account.status() == AccountStatus.OPEN && !account.memberships().isEmpty();
    }

    private void sendPasswordLink(LinkPurpose purpose, AccountState account) {
        Instant expiresAt = clock.instant().plus(settings.passwordLinkLife()).truncatedTo(ChronoUnit.MICROS);
        Map<String, String> words = new HashMap<>();
        words.put("tenant", account.home().value());
        send(new Wanted(
                purpose, account.id().value(), account.home(), account.person(), account.email(), expiresAt, words));
    }

    @Override
    public void withdraw(InvitationId invitation) {
        links.revoke(invitation.value());
    }

    /** A link, and whose it is. */
    private record Wanted(
            LinkPurpose purpose,
            String subject,
            TenantId tenant,
            String person,
            String email,
            Instant expiresAt,
            Map<String, String> words) {}

    /** Who is being erased has no address any more. */
    private void send(Wanted wanted) {
        EmailAddress.of(wanted.email()).ifPresent(to -> {
            LinkToken token = links.next(wanted.purpose(), wanted.subject(), wanted.expiresAt());
            wanted.words().put("link", address(wanted.purpose(), token));
            wanted.words().put("until", UNTIL.format(wanted.expiresAt()));
            outbox.put(new Letter(
                    wanted.tenant(), wanted.person(), wanted.purpose().path(), to, wanted.words(), wanted.expiresAt()));
        });
    }

    private String address(LinkPurpose purpose, LinkToken token) {
        URI base = settings.linksTo();
        String folder = base.toString().endsWith("/") ? base.toString() : base + "/";
        return "%s%s#%s".formatted(folder, purpose.path(), token.text());
    }
}
