package io.muniment.infra.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A mail that is called the same however often it is sent: who gets it twice can tell. */
final class Envelope extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final @Nullable Session OF_NOBODY = null;

    private final String id;

    private Envelope(String id) {
        super(OF_NOBODY);
        this.id = id;
    }

    static Envelope of(String id, MailSettings settings, Instant written, Template template, SealedLetter letter) {
        try {
            Envelope mail = new Envelope("<%s@%s>".formatted(id, settings.domain()));
            mail.setFrom(new InternetAddress(settings.from()));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to()));
            mail.setSubject(template.subject(letter.words()), UTF_8);
            mail.setSentDate(Date.from(written));
            mail.setHeader("Auto-Submitted", "auto-generated");
            MimeBodyPart plain = new MimeBodyPart();
            plain.setText(template.text(letter.words()), UTF_8);
            MimeBodyPart marked = new MimeBodyPart();
            marked.setText(template.html(letter.words()), UTF_8, "html");
            mail.setContent(new MimeMultipart("alternative", plain, marked));
            mail.saveChanges();
            return mail;
        } catch (MessagingException malformed) {
            throw new IllegalArgumentException("That cannot be written as a mail", malformed);
        }
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
