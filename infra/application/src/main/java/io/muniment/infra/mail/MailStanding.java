package io.muniment.infra.mail;

/** What has become of a mail. */
public enum MailStanding {
    WAITING,
    SENT,
    /** It was tried often enough, or is too late. */
    GIVEN_UP
}
