package io.muniment.kernel.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as people sign in with it. However it was typed, one mailbox is one address here: letters of full
 * width are narrowed, capitals are not told apart. What then is not plain ASCII could be taken for another address by
 * the eye, and is none.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public EmailAddress {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("That is no e-mail address");
        }
    }

    /** Empty if it is none. */
    public static Optional<EmailAddress> of(String typed) {
        if (typed.length() > 2 * LONGEST) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return plain.length() <= LONGEST && FORM.matcher(plain).matches()
                ? Optional.of(new EmailAddress(plain))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
