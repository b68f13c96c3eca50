package io.muniment.infra.identity;

import io.muniment.infra.identity.Sessions.Origin;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts what is tried, for each account and for each address of the net. Where an account was signed in from before is
 * counted by itself: whoever guesses elsewhere does not lock out its owner at home.
 */
@Component
class Guesses {

    private final Holds holds;
    private final Sessions sessions;
    private final Holds.Limits ofAccount;
    private final Holds.Limits ofAddress;

    Guesses(Holds holds, Sessions sessions, IdentitySettings settings) {
        this.holds = holds;
        this.sessions = sessions;
        this.ofAccount = settings.holdAccount().limits();
        this.ofAddress = settings.holdAddress().limits();
    }

    /** What is counted. */
    record Guess(String ofAccount, String ofAddress) {}

    /** The same is counted whether there is such an account or not. */
    Guess begin(String email, @Nullable AccountState account, Origin origin) {
        String typed = EmailAddress.of(email).map(EmailAddress::value).orElse(email);
        boolean isAtHome =
                sessions.isKnown(account == null ? "nobody" : account.id().value(), origin.address());
        Guess guess = new Guess(
                digest("account", typed, isAtHome ? origin.address() : "elsewhere"),
                digest("address", origin.address(), ""));
        holds.attempt(guess.ofAddress(), ofAddress);
        holds.attempt(guess.ofAccount(), ofAccount);
        return guess;
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
