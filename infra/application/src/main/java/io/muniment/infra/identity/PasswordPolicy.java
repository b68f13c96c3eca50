package io.muniment.infra.identity;

import io.muniment.infra.http.problem.FieldProblem;
import io.muniment.kernel.identity.AccountState;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is asked of a new password: that nobody guesses it. Which kinds of signs are in it is nobody's business. */
record PasswordPolicy(int minLength, BreachedPasswords breached) {

    static final int LONGEST = 256;
    private static final int SHORTEST_NAME = 4;

    /** All that is wrong with it. */
    List<FieldProblem> faults(String password, AccountState account) {
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC);
        List<FieldProblem> faults = new ArrayList<>();
        if (plain.codePointCount(0, plain.length()) < minLength) {
            faults.add(fault("too-short", "has less than %d characters".formatted(minLength)));
        }
        if (plain.length() > LONGEST) {
            faults.add(fault("too-long", "has more than %d characters".formatted(LONGEST)));
        }
        if (breached.contains(plain)) {
            faults.add(fault("too-common", "is one of those that are tried first"));
        }
        if (namesOf(account).anyMatch(plain.toLowerCase(Locale.ROOT)::contains)) {
            faults.add(fault("names-its-owner", "has the name or the e-mail address of its owner in it"));
        }
        return faults;
    }

    static FieldProblem fault(String code, String message) {
        return new FieldProblem("newPassword", code, message);
    }

    private static Stream<String> namesOf(AccountState account) {
        String mailbox = account.email().substring(0, account.email().indexOf('@'));
        return Stream.concat(
                        Stream.of(mailbox),
                        Stream.of(account.displayName().toLowerCase(Locale.ROOT).split("\\s+")))
                .filter(name -> name.length() >= SHORTEST_NAME);
    }
}
