package io.muniment.infra.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code muniment.mail}.
 *
 * @param from whom mails are
 * @param attempts after which a mail is given up
 * @param firstWait after the first attempt; twice as long after each further one
 * @param keep for how long it is known that a mail was sent
 */
@ConfigurationProperties("muniment.mail")
record MailSettings(
        @DefaultValue("muniment@localhost") String from,
        @DefaultValue("10") int attempts,
        @DefaultValue("5s") Duration firstWait,
        @DefaultValue("15m") Duration longestWait,
        @DefaultValue("30d") Duration keep) {

    private static final int MOST_DOUBLINGS = 20;

    MailSettings {
        if (!firstWait.isPositive() || attempts < 1 || !from.contains("@")) {
            throw new IllegalArgumentException(
                    "muniment.mail.from is an address, first-wait a time, such as 5s, and attempts at least 1");
        }
    }

    Duration waitAfter(int failures) {
        Duration grown = firstWait.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return grown.compareTo(longestWait) > 0 ? longestWait : grown;
    }

    /** In which the ids of mails are unique. */
    String domain() {
        return from.substring(from.lastIndexOf('@') + 1).replace(">", "");
    }
}
