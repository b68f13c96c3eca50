package io.muniment.infra.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The most common ones of those that are long enough, in a list that is shipped. What was put behind one to please a
 * policy makes it no better.
 */
final class ListedPasswords implements BreachedPasswords {

    private static final String LIST = "common-passwords.txt";
    private static final String ORNAMENTS = "[\\d\\p{Punct}\\s]+";

    private final Set<String> listed = read();

    private static Set<String> read() {
        try (InputStream list = Objects.requireNonNull(ListedPasswords.class.getResourceAsStream(LIST), LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public boolean contains(String password) {
        String plain = password.toLowerCase(Locale.ROOT);
        String bare = plain.replaceFirst("^" + ORNAMENTS, "").replaceFirst(ORNAMENTS + "$", "");
        return listed.contains(plain) || listed.contains(bare) || isOneThingAgainAndAgain(plain);
    }

    private static boolean isOneThingAgainAndAgain(String password) {
        return (password + password).indexOf(password, 1) < password.length();
    }
}
