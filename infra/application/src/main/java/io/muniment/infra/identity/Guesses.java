package io.muniment.infra.identity;

import io.muniment.infra.identity.Sessions.Origin;
import io.muniment.kernel.identity.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Counts what is tried, for each account and for each address of the net. Where an account was signed in from before is
 * counted by itself: whoever guesses elsewhere does not lock out its owner at home.
 */
@Component
class Guesses {

    private final Holds holds;
    private final Sessions sessions;
    private final ReservedAddresses addresses;
    private final Holds.Limits ofAccount;
    private final Holds.Limits ofAddress;

    Guesses(Holds holds, Sessions sessions, ReservedAddresses addresses, IdentitySettings settings) {
        this.holds = holds;
        this.sessions = sessions;
        this.addresses = addresses;
        this.ofAccount = settings.holdAccount().limits();
        this.ofAddress = settings.holdAddress().limits();
    }

    /** What is counted. */
    record Guess(String ofAccount, String ofAddress) {}

    /** The same is counted whether there is such an account or not; who is held up costs no more than a row. */
    Guess begin(String email, Origin origin) {
        String fromThere = digest("address", origin.address(), "");
        holds.attempt(fromThere, ofAddress);
        Optional<EmailAddress> typed = EmailAddress.of(email);
        String account = typed.flatMap(addresses::idOf).orElse("nobody");
        String where = sessions.isKnown(account, origin.address()) ? origin.address() : "elsewhere";
        Guess guess = new Guess(digest("account", typed.map(EmailAddress::value).orElse(email), where), fromThere);
        holds.attempt(guess.ofAccount(), ofAccount);
        return guess;
    }

    /** Nobody guesses a link; but each one that is tried costs something. */
    String tryLink(Origin origin) {
        String fromThere = digest("link", origin.address(), "");
        holds.attempt(fromThere, ofAddress);
        return fromThere;
    }

    void wasRight(String link) {
        holds.takeBack(link);
    }

    /** For whomever: who asks for many is after something else. */
    void askForLink(Origin origin) {
        holds.attempt(digest("forgotten", origin.address(), ""), ofAddress);
    }

    /** Whoever has set another password need not wait for what was tried with the old one. */
    void forgive(String email, Origin origin) {
        holds.forget(digest("account", email, "elsewhere"));
        holds.forget(digest("account", email, origin.address()));
    }

    void wasRight(Guess guess) {
        holds.forget(guess.ofAccount());
        holds.takeBack(guess.ofAddress());
    }

    private static String digest(String kind, String what, String where) {
        try {
            byte[] text = "%s\n%s\n%s".formatted(kind, what, where).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
